import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import { FEW_ITEMS } from '../../../../shared/evaluation/fewItems';
import { describeHumanForm } from '../../../../shared/evaluation/describeHumanForm';
import { BigFigure, BigFigures } from '../../../components/BigFigure';
import { formatCount } from '../../../format/formatCount';
import { formatNumber } from '../../../format/formatNumber';
import { formatPercent } from '../../../format/formatPercent';
import { formatPoints } from '../../../format/formatPoints';
import type { Against } from './againstBaseline';
import classes from './Overview.module.css';
import { readFigures } from './readFigures';

/** The figures to quote, beside what they have to be measured by. */
export function Headline({ result, against, intervalsPending }: { readonly result: EvaluationResult; readonly against: Against | null; readonly intervalsPending: boolean }) {
  const { accuracy, macro, hlp, reasons, majorityBaseline } = result;
  const human = hlp?.accuracy ?? null;
  const gap = human === null || accuracy.value === null ? null : human - accuracy.value;
  const difference = (value: number) => (against?.isShare === false ? `${value > 0 ? '+' : ''}${formatNumber(value)}` : `${formatPoints(value)} points`);
  return (
    <section className={classes.headline} aria-label="The run overall">
      <p className={classes.reading}>{readFigures(result)}</p>
      <BigFigures>
        <BigFigure name="Accuracy" value={accuracy.value} interval={accuracy.ci} reason={reasons.accuracy ?? null} say={formatPercent} pending={false} note={<>always “<bdi>{majorityBaseline.class}</bdi>” would be {formatPercent(majorityBaseline.accuracy)}</>} />
        <BigFigure name="Macro-F1" value={macro.f1} interval={result.macroF1Ci} reason={reasons.accuracy ?? null} say={formatPercent} pending={intervalsPending} note={`mean of ${formatCount(macro.classes, 'class', 'classes')}${macro.undefined.f1 > 0 ? `, ${macro.undefined.f1} undefined counted as 0` : ''}`} />
        <BigFigure name="Human level (HLP)" value={human} interval={hlp?.ci ?? null} reason={'Nobody’s answers can be compared with gold.'} say={formatPercent} pending={false} note={hlp && `${formatCount(hlp.annotations, 'answer')}, ${describeHumanForm(hlp.form)}; gap ${formatPoints(gap)} points`} />
        {against ? (
          <BigFigure name={<bdi>{against.title}</bdi>} value={against.delta} interval={against.interval} reason={against.reason} say={difference} pending={intervalsPending && result.comparison !== null} note={<bdi>{against.note}</bdi>} bar={false} />
        ) : (
          <BigFigure name="Balanced accuracy" value={result.balancedAccuracy} interval={result.balancedAccuracyCi} reason={reasons.balancedAccuracy ?? null} say={formatPercent} pending={intervalsPending} note="mean recall of the classes that occur" />
        )}
      </BigFigures>
      {result.n > 0 && result.n < FEW_ITEMS && <p className={classes.few}>Only {formatCount(result.n, 'item')}: a few more may move these figures a lot.</p>}
      <Basis result={result} />
    </section>
  );
}

/** Enough to derive the figures again. */
function Basis({ result }: { readonly result: EvaluationResult }) {
  const { recipe, ties, undefinedReplicates } = result;
  const undefinedCount = Math.max(0, ...Object.values(undefinedReplicates));
  return (
    <p className={classes.basis}>
      {ties > 0 && `${formatCount(ties, 'prediction')} with equal probabilities: the first class of the schema counts. `}
      Accuracy: 95 % by Wilson
      {recipe.bootstrap > 0 && `; other intervals: ${formatNumber(recipe.bootstrap)} resamples of the items, seed ${recipe.seed}`}
      {undefinedCount > 0 && `, up to ${formatNumber(undefinedCount)} of them undefined`}. Data <span className="mono" title={recipe.dataVersion}>{recipe.dataVersion.slice(0, 12)}</span>, classes version {recipe.schemaVersion}, gold event {recipe.goldSeq.toLocaleString('en')}, {recipe.formulas}.
    </p>
  );
}
