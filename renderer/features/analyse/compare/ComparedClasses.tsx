import type { Comparison } from '../../../../shared/contract/comparison';
import { Part } from '../../../components/Part';
import { SortableTable } from '../../../components/SortableTable';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { formatPoints } from '../../../format/formatPoints';
import type { ChosenItems } from '../items/ItemsBehind';
import classes from '../Review.module.css';
import { formatP } from '../../../format/formatP';

type Row = Comparison['perClass'][number];

interface Props {
  readonly comparison: Comparison;
  readonly chosen: ChosenItems | null;
  readonly onChoose: (chosen: ChosenItems) => void;
}

/** Which classes are found better, and which worse. */
export function ComparedClasses({ comparison, chosen, onChoose }: Props) {
  const change = ({ recall, baselineRecall }: Row) => (recall === null || baselineRecall === null ? null : recall - baselineRecall);
  return (
    <Part title="By class" text="Items by their gold label: how many of them each run finds.">
      <div className={classes.wide}>
        <SortableTable<Row>
          name="Two runs by class"
          rows={comparison.perClass}
          keyOf={(row) => row.class}
          columns={[
            {
              id: 'class',
              title: 'Class',
              isText: true,
              value: (row) => row.class,
              render: (row) => (
                <button type="button" className={classes.link} title={row.class} aria-pressed={chosen?.title === row.class} onClick={() => onChoose({ title: row.class, filters: row.filters, errorFilters: [...row.filters, { column: `outcome:${comparison.runId}`, operator: 'is', values: ['wrong'] }] })}>
                  <bdi>{row.class}</bdi>
                </button>
              ),
            },
            { id: 'items', title: 'Items', value: ({ support }) => support, render: ({ support }) => support.toLocaleString('en') },
            { id: 'before', title: 'Recall before', value: ({ baselineRecall }) => baselineRecall, render: ({ baselineRecall }) => formatPercentFixed(baselineRecall) },
            { id: 'now', title: 'Recall now', value: ({ recall }) => recall, render: ({ recall }) => formatPercentFixed(recall) },
            { id: 'change', title: 'Change, points', value: change, render: (row) => (change(row) === null ? 'n/a' : formatPoints(change(row)!)) },
            { id: 'p', title: 'p', hint: 'McNemar’s test among the items of this class; each class is tested by itself', value: ({ test }) => test.p, render: ({ test }) => formatP(test.p, null) },
            { id: 'fixed', title: 'Fixed', value: ({ fixed }) => fixed, render: ({ fixed }) => fixed.toLocaleString('en') },
            { id: 'broken', title: 'Broken', value: ({ broken }) => broken, render: ({ broken }) => broken.toLocaleString('en') },
          ]}
        />
      </div>
    </Part>
  );
}
