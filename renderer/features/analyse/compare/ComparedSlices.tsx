import type { ReactNode } from 'react';
import type { ComparedPart, Comparison } from '../../../../shared/contract/comparison';
import { Estimate } from '../../../components/Estimate';
import { Part } from '../../../components/Part';
import { SortableTable } from '../../../components/SortableTable';
import { formatP } from '../../../format/formatP';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { formatPoints } from '../../../format/formatPoints';
import type { ChosenItems } from '../items/ItemsBehind';
import classes from '../Review.module.css';
import { Stacked } from '../Stacked';

interface Props {
  readonly comparison: Comparison;
  readonly chosen: ChosenItems | null;
  readonly onChoose: (chosen: ChosenItems) => void;
  /** How far the figures are. */
  readonly progress: ReactNode;
}

/** Where it got better and where worse. */
export function ComparedSlices({ comparison, chosen, onChoose, progress }: Props) {
  const name = ({ key, value }: ComparedPart) => `${key} = ${value ?? 'no value'}`;
  return (
    <Part title="By tag" tools={progress} text="Each value is tested by itself; q is the p value after that many tests (Benjamini-Hochberg). Below 0.05 it is more than chance. Tags given while looking are left out: the other items may have them too.">
      {comparison.parts.length === 0 ? (
        <p className={classes.hint}>No item has a tag that could be compared yet.</p>
      ) : (
        <div className={classes.wide}>
          <SortableTable<ComparedPart>
            name="Two runs by tag"
            rows={comparison.parts}
            keyOf={({ key, value }) => JSON.stringify([key, value])}
            sortedBy={{ id: 'q', descending: false }}
            columns={[
              {
                id: 'tag',
                title: 'Tag',
                isText: true,
                value: name,
                render: (part) => (
                  <button type="button" className={classes.link} title={name(part)} aria-pressed={chosen?.title === name(part)} onClick={() => onChoose({ title: name(part), filters: part.filters, errorFilters: [...part.filters, { column: `outcome:${comparison.runId}`, operator: 'is', values: ['wrong'] }] })}>
                    <bdi>{name(part)}</bdi>
                  </button>
                ),
              },
              { id: 'n', title: 'Items', value: ({ n }) => n, render: ({ n }) => n.toLocaleString('en') },
              { id: 'before', title: 'Before', hint: 'Accuracy of the baseline', value: ({ baselineAccuracy }) => baselineAccuracy, render: ({ baselineAccuracy }) => formatPercentFixed(baselineAccuracy) },
              { id: 'now', title: 'Now', hint: 'Accuracy of the run', value: ({ accuracy }) => accuracy, render: ({ accuracy }) => formatPercentFixed(accuracy) },
              { id: 'delta', title: 'Change, points', hint: 'With its 95 % interval', value: ({ delta }) => delta, render: ({ delta, deltaCi }) => <Stacked><Estimate value={delta} interval={deltaCi} say={formatPoints} /></Stacked> },
              { id: 'q', title: 'q', hint: 'McNemar’s p of each row, after Benjamini-Hochberg over all rows', value: ({ q }) => q, render: ({ q, delta, test }) => <span title={`McNemar’s test: ${formatP(test.p)}`} className={q !== null && q < 0.05 ? classes.mark : undefined} data-kind={delta !== null && delta < 0 ? 'bad' : undefined}>{formatP(q, null)}</span> },
              { id: 'fixed', title: 'Fixed', value: ({ fixed }) => fixed, render: ({ fixed }) => fixed.toLocaleString('en') },
              { id: 'broken', title: 'Broken', value: ({ broken }) => broken, render: ({ broken }) => broken.toLocaleString('en') },
            ]}
          />
        </div>
      )}
    </Part>
  );
}
