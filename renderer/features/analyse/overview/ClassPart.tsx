import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import { ClassChip } from '../../../components/ClassChip';
import { IntervalBar } from '../../../components/IntervalBar';
import { Part } from '../../../components/Part';
import { SortableTable } from '../../../components/SortableTable';
import { TableTools } from '../../../components/table/TableTools';
import { useClasses } from '../../../data/useClasses';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import type { ChosenItems } from '../items/ItemsBehind';
import { classItems } from '../items/chosenItems';
import classes from './Overview.module.css';

type Row = EvaluationResult['perClass'][number];

/** How well each class is found (recall), and how far it can be believed when it is said (precision). */
export function ClassPart({ result, onChoose }: { readonly result: EvaluationResult; readonly onChoose: (items: ChosenItems) => void }) {
  const { byUid } = useClasses();
  const { runId, perClass, n } = result;
  const table = () => ({
    head: ['class', 'support', 'predicted', 'precision', 'precision low', 'precision high', 'recall', 'recall low', 'recall high', 'F1', 'F1 low', 'F1 high'],
    rows: perClass.map((row) => [row.class, row.support, row.predicted, row.precision, ...(row.precisionCi ?? [null, null]), row.recall, ...(row.recallCi ?? [null, null]), row.f1, ...(row.f1Ci ?? [null, null])]),
  });
  return (
    <Part title="By class" text="Recall: of the items whose gold label it is, how many are called so. Precision: of those called so, how many are. Choose a class or a count to see the items." tools={<TableTools name="Figures by class" table={table} />}>
      <SortableTable<Row>
        name="Figures by class"
        rows={perClass}
        keyOf={({ uid }) => uid}
        columns={[
          { id: 'class', title: 'Class', isText: true, value: (row) => row.class, render: (row) => <button type="button" className={classes.rowButton} title={row.class} onClick={() => onChoose(classItems(runId, row, 'gold'))}><ClassChip name={row.class} color={byUid.get(row.uid)?.color ?? 'transparent'} /></button> },
          { id: 'support', title: 'Gold', hint: 'Items whose gold label it is', value: ({ support }) => support, render: (row) => row.support.toLocaleString('en') },
          { id: 'share', title: 'Base rate', hint: 'Share of the items', value: ({ support }) => support, render: ({ support }) => formatPercentFixed(n === 0 ? null : support / n) },
          { id: 'predicted', title: 'Called so', hint: 'Items that the run calls so', value: ({ predicted }) => predicted, render: (row) => <button type="button" className={classes.numberButton} onClick={() => onChoose(classItems(runId, row, 'predicted'))}>{row.predicted.toLocaleString('en')}</button> },
          rate('precision', 'Precision', (row) => [row.precision, row.precisionCi], 'Never predicted'),
          rate('recall', 'Recall', (row) => [row.recall, row.recallCi], 'No item has this gold label'),
          rate('f1', 'F1', (row) => [row.f1, row.f1Ci], 'Neither true nor predicted'),
        ]}
      />
    </Part>
  );
}

function rate(id: string, title: string, of: (row: Row) => readonly [number | null, readonly [number, number] | null], reason: string) {
  return {
    id,
    title,
    value: (row: Row) => of(row)[0],
    render: (row: Row) => {
      const [value, interval] = of(row);
      if (value === null) return <span className={classes.interval} title={reason}>n/a</span>;
      return (
        <span className={classes.rate} title={interval ? `95 %: ${formatPercentFixed(interval[0])} to ${formatPercentFixed(interval[1])}` : undefined}>
          {formatPercentFixed(value)}
          <IntervalBar value={value} interval={interval} />
        </span>
      );
    },
  };
}
