import type { AgreementResult } from '../../../../shared/contract/agreement';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import { BigFigure, BigFigures } from '../../../components/BigFigure';
import { sayNumber } from '../../../components/Estimate';
import classes from './Overview.module.css';

/** Below this even the intervals are too narrow. */
const FEW_ITEMS = 20;

/** The four figures to quote, and what they mean. */
export function Headline({ result, intervalsPending }: { readonly result: AgreementResult; readonly intervalsPending: boolean }) {
  const { krippendorffAlpha, percentAgreement, cohenKappa, fleissKappa, hlp, reasons } = result;
  const definedPairs = cohenKappa.pairs.filter(({ kappa }) => kappa !== null).length;
  const fleiss = fleissKappa.value === null ? '' : `; Fleiss κ ${sayNumber(fleissKappa.value)}`;
  return (
    <section className={classes.headline} aria-label="Agreement overall">
      <p className={classes.reading}>{result.reading}</p>
      <BigFigures>
        <BigFigure name="Krippendorff’s α" value={krippendorffAlpha.value} interval={krippendorffAlpha.ci} reason={reasons.krippendorffAlpha} say={sayNumber} pending={intervalsPending} note="1 is perfect, 0 is chance" />
        <BigFigure name="Percent agreement" value={percentAgreement} interval={result.percentAgreementCi} reason={reasons.percentAgreement} say={formatPercent} pending={intervalsPending} note="of pairs of answers, chance not taken off" />
        <BigFigure name="Mean Cohen’s κ" value={cohenKappa.mean} interval={null} reason={reasons.cohenKappa} say={sayNumber} pending={false} note={`${definedPairs.toLocaleString('en')} of ${formatCount(cohenKappa.pairs.length, 'pair')}${fleiss}`} />
        <BigFigure name="Human level (HLP)" value={hlp.accuracy} interval={hlp.ci} reason={hlp.reason} say={formatPercent} pending={false} note={hlp.form === 'plain' ? `${formatCount(hlp.annotations, 'answer')} against imported or adjudicated gold` : `${formatCount(hlp.annotations, 'answer')}, each against the majority of the others`} />
      </BigFigures>
      {result.itemsWithOverlap < FEW_ITEMS && <p className={classes.few}>Only {formatCount(result.itemsWithOverlap, 'item')} with two or more answers: a few more may move these figures a lot.</p>}
      <p className={classes.basis}>
        {formatCount(result.annotations, 'answer')} by {formatCount(result.annotators, 'annotator')} on {formatCount(result.items, 'item')}; {formatCount(result.itemsWithOverlap, 'item')} with two or more
        {result.abstained > 0 && `; ${formatCount(result.abstained, 'abstain answer')} left out`}
        {result.bootstrap > 0 && `. Intervals: 95 %, ${result.bootstrap.toLocaleString('en')} resamples of the items, seed ${result.seed}`}
        {result.undefinedReplicates > 0 && `, ${result.undefinedReplicates.toLocaleString('en')} of them undefined`}.
      </p>
    </section>
  );
}
