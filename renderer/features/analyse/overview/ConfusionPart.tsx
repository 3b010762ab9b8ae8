import { SegmentedControl } from '@mantine/core';
import { memo, useCallback, useMemo, useState } from 'react';
import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import type { ItemQuery } from '../../../../shared/domain/itemQuery';
import { ClassChip } from '../../../components/ClassChip';
import { HeatMap, type HeatMapCell } from '../../../components/HeatMap';
import { Part } from '../../../components/Part';
import { TableTools } from '../../../components/table/TableTools';
import { useClasses } from '../../../data/useClasses';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import type { ChosenItems } from '../items/ItemsBehind';
import { type ClassOrder, confusionView, type ConfusionUnit, toneOfDifference } from './confusionView';
import { cellItems } from '../items/chosenItems';
import { LargestConfusions } from './LargestConfusions';
import classes from './Overview.module.css';

interface Props {
  readonly result: EvaluationResult;
  readonly query: ItemQuery;
  /** The figures are not on the screen yet. */
  readonly waits: boolean;
  readonly onChoose: (items: ChosenItems) => void;
}

/** More rows than these are drawn smaller. */
const FEW_ROWS = 16;

/** What is taken for what. A cell opens its items. */
export function ConfusionPart({ result, query, waits, onChoose }: Props) {
  const [unit, setUnit] = useState<ConfusionUnit>('count');
  const [order, setOrder] = useState<ClassOrder>('blocks');
  const [chosen, setChosen] = useState<{ readonly actual: number; readonly predicted: number } | null>(null);
  const { confusion, comparison } = result;
  const shown: ConfusionUnit = unit === 'difference' && !comparison ? 'count' : unit;
  const view = useMemo(() => confusionView(confusion, comparison, order), [confusion, comparison, order]);
  const choose = useCallback(
    (actual: number, predicted: number) => {
      setChosen({ actual, predicted });
      onChoose(cellItems(result, actual, predicted));
    },
    [result, onChoose],
  );
  const tools = (
    <>
      <SegmentedControl aria-label="Order of the classes" value={order} onChange={(value) => setOrder(value as ClassOrder)} data={[{ value: 'blocks', label: 'Blocks' }, { value: 'schema', label: 'As defined' }]} />
      <SegmentedControl
        aria-label="Cells as"
        value={shown}
        onChange={(value) => setUnit(value as ConfusionUnit)}
        data={[{ value: 'count', label: 'Count' }, { value: 'row', label: '% of row' }, { value: 'column', label: '% of column' }, ...(comparison ? [{ value: 'difference', label: 'Difference' }] : [])]}
      />
      <TableTools name="Confusion matrix" table={() => ({ head: ['actual \\ predicted', ...confusion.classes], rows: confusion.matrix.map((row, place) => [confusion.classes[place]!, ...row]) })} />
    </>
  );
  return (
    <Part title="Confusion matrix" text="What is taken for what. Rows: the gold label; columns: what the run says. Blocks put classes side by side that are taken for each other. Choose a cell to see its items." tools={tools}>
      <div className={classes.confusion}>
        <div className={classes.map}>
          <Matrix result={result} view={view} unit={shown} chosen={chosen} onChoose={choose} />
          <p className={classes.small}>
            {shown === 'difference' && comparison && <>Counts minus those of <bdi>{comparison.baseline}</bdi> over the {formatCount(comparison.n, 'item')} that both predicted; blue is better, orange worse. </>}
            {view.leftOut > 0 && `${formatCount(view.leftOut, 'class', 'classes')} that are confused least are not shown; the copied table has them.`}
          </p>
        </div>
        <LargestConfusions result={result} query={query} waits={waits} chosen={chosen} onChoose={choose} />
      </div>
    </Part>
  );
}

interface MatrixProps {
  readonly result: EvaluationResult;
  readonly view: ReturnType<typeof confusionView>;
  readonly unit: ConfusionUnit;
  readonly chosen: { readonly actual: number; readonly predicted: number } | null;
  readonly onChoose: (actual: number, predicted: number) => void;
}

/** Drawn again when its figures change, and not with everything around it. */
const Matrix = memo(function Matrix({ result: { confusion, comparison }, view, unit, chosen, onChoose }: MatrixProps) {
  const { byUid } = useClasses();
  const entries = view.order.map((place) => ({ key: confusion.uids[place]!, label: <ClassChip name={confusion.classes[place]!} color={byUid.get(confusion.uids[place]!)?.color ?? 'transparent'} />, title: confusion.classes[place]! }));
  const cellAt = (row: number, column: number): HeatMapCell => {
    const [actual, predicted] = [view.order[row]!, view.order[column]!];
    const count = confusion.matrix[actual]![predicted]!;
    const name = `${confusion.classes[actual]!} called ${confusion.classes[predicted]!}: ${formatCount(count, 'item')}, ${formatPercent(ratio(count, view.rowSums[actual]!))} of the row, ${formatPercent(ratio(count, view.columnSums[predicted]!))} of the column`;
    if (unit === 'difference' && comparison) {
      // of the items that both predicted: other items would show as a difference that is none
      const both = comparison.matrix[actual]![predicted]!;
      return differenceCell(both - comparison.baselineMatrix[actual]![predicted]!, actual === predicted, view.largestDifference, `${confusion.classes[actual]!} called ${confusion.classes[predicted]!}: ${formatCount(both, 'item')} of those that both predicted`);
    }
    const share = unit === 'row' ? ratio(count, view.rowSums[actual]!) : unit === 'column' ? ratio(count, view.columnSums[predicted]!) : null;
    if (count === 0) return { text: '·', shade: null, name };
    return { text: unit === 'count' ? count.toLocaleString('en') : formatPercent(share, share !== null && share < 0.095 ? 1 : 0), shade: unit === 'count' ? Math.sqrt(count / view.largest) : share, name };
  };
  return (
    <HeatMap
      name="Confusion matrix"
      corner={
        <>
          ↓ gold
          <br />→ predicted
        </>
      }
      dense={view.order.length > FEW_ROWS}
      rows={entries}
      columns={entries}
      selected={chosen && view.order.includes(chosen.actual) && view.order.includes(chosen.predicted) ? { row: view.order.indexOf(chosen.actual), column: view.order.indexOf(chosen.predicted) } : null}
      onOpen={(row, column) => onChoose(view.order[row]!, view.order[column]!)}
      cellAt={cellAt}
    />
  );
});

function differenceCell(difference: number, isDiagonal: boolean, largest: number, name: string): HeatMapCell {
  if (difference === 0) return { text: '·', shade: null, name: `${name}; as many as the baseline` };
  const text = difference > 0 ? `+${difference.toLocaleString('en')}` : `−${(-difference).toLocaleString('en')}`;
  return { text, shade: Math.sqrt(Math.abs(difference) / largest), tone: toneOfDifference(difference, isDiagonal), name: `${name}; ${text} against the baseline` };
}

const ratio = (count: number, of: number) => (of === 0 ? null : count / of);
