import type { Comparison } from '../../../../shared/contract/comparison';
import { describeComparison } from '../../../../shared/evaluation/describeComparison';
import { formatP } from '../../../format/formatP';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { formatPoints } from '../../../format/formatPoints';
import type { ChosenItems } from '../items/ItemsBehind';
import classes from '../Review.module.css';

interface Props {
  readonly comparison: Comparison;
  readonly chosen: ChosenItems | null;
  readonly onChoose: (chosen: ChosenItems) => void;
}

/** Is it better, in a sentence; how many items changed sides; and the figures behind that. */
export function CompareHeadline({ comparison, chosen, onChoose }: Props) {
  const { n, fixed, broken, bothWrong, bothRight, delta, deltaCi, test, filters } = comparison;
  const kinds = [
    { kind: 'good', title: 'Fixed', count: fixed, of: filters.fixed, text: 'wrong before, right now' },
    { kind: 'bad', title: 'Broken', count: broken, of: filters.broken, text: 'right before, wrong now' },
    { kind: 'plain', title: 'Both wrong', count: bothWrong, of: filters.bothWrong, text: 'in both runs' },
  ];
  return (
    <section aria-label="Comparison overall">
      <p className={classes.reading}>{describeComparison({ n, fixed, broken, p: test.p, delta, deltaCi })}</p>
      <div className={classes.kinds} role="group" aria-label="What changed">
        {kinds.map(({ kind, title, count, of, text }) => (
          <button key={title} type="button" className={classes.kind} data-kind={count > 0 ? kind : undefined} aria-pressed={chosen?.title === title} disabled={count === 0} onClick={() => onChoose({ title, filters: of })}>
            {title}
            <strong>{count.toLocaleString('en')}</strong>
            <span className={classes.note}>{text}</span>
          </button>
        ))}
        <div className={classes.kind}>
          Both right
          <strong>{bothRight.toLocaleString('en')}</strong>
          <span className={classes.note}>of {n.toLocaleString('en')} that both predicted</span>
        </div>
      </div>
      <dl className={classes.figures}>
        <Figure name="Accuracy" value={comparison.accuracy} before={comparison.baselineAccuracy} delta={delta} ci={deltaCi} />
        <Figure name="Macro-F1" value={null} before={null} delta={comparison.macroF1Delta} ci={comparison.macroF1DeltaCi} />
        <div>
          <dt>McNemar’s test</dt>
          <dd className={classes.big}>{formatP(test.p)}</dd>
          <dd className={classes.note}>
            {test.c.toLocaleString('en')} fixed against {test.b.toLocaleString('en')} broken; {test.method === 'exact' ? 'exact, two-sided' : 'chi-square with Edwards’ correction'}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Figure({ name, value, before, delta, ci }: { readonly name: string; readonly value: number | null; readonly before: number | null; readonly delta: number | null; readonly ci: readonly [number, number] | null }) {
  return (
    <div>
      <dt>{name}, points</dt>
      <dd className={classes.big}>{delta === null ? 'n/a' : formatPoints(delta)}</dd>
      <dd className={classes.note}>
        {ci ? `${formatPoints(ci[0])} to ${formatPoints(ci[1])}, 95 %` : ' '}
        {value !== null && before !== null && `; from ${formatPercentFixed(before)} to ${formatPercentFixed(value)}`}
      </dd>
    </div>
  );
}
