import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Confusion } from '../../../../shared/contract/agreement';
import { ClassChip } from '../../../components/ClassChip';
import { HeatMap } from '../../../components/HeatMap';
import { Problem } from '../../../components/Problem';
import type { Analysis } from '../../../data/useAnalysis';
import { useClasses } from '../../../data/useClasses';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import classes from './Overview.module.css';
import type { ChosenPair } from './PairMap';
import { Part } from '../../../components/Part';
import { Stale } from '../../../components/Stale';

export interface ChosenCell {
  readonly row: { readonly uid: string; readonly name: string };
  readonly column: { readonly uid: string; readonly name: string };
}

interface Props {
  readonly confusion: Analysis<Confusion>;
  readonly pair: ChosenPair | null;
  readonly chosen: ChosenCell | null;
  readonly onChoose: (cell: ChosenCell) => void;
  readonly onAllPairs: () => void;
}

/** Which class somebody gives where somebody else gives which. A cell opens the items. */
export function ConfusionMap({ confusion, pair, chosen, onChoose, onAllPairs }: Props) {
  const [unit, setUnit] = useState<'share' | 'count'>('share');
  const { byUid } = useClasses();
  const data = confusion.data;
  const found = data?.classes ?? [];
  const sums = data?.matrix.map((row) => row.reduce((sum, value) => sum + value, 0)) ?? [];
  const largest = Math.max(1, ...(data?.matrix.flat() ?? []));
  const entries = found.map(({ uid, name, retired }) => ({ key: uid, label: <ClassChip name={name} color={byUid.get(uid)?.color ?? 'transparent'} />, title: retired ? `${name} (retired)` : name }));
  const place = (uid: string | undefined) => found.findIndex((entry) => entry.uid === uid);
  const [rowIs, columnIs] = pair ? [pair.a.name, pair.b.name] : ['One annotator', 'another'];
  const tools = (
    <>
      {pair && (
        <Button variant="default" onClick={onAllPairs}>
          All annotators
        </Button>
      )}
      <SegmentedControl aria-label="Confusion as" value={unit} onChange={(value) => setUnit(value as 'share')} data={[{ value: 'share', label: '% of row' }, { value: 'count', label: 'Count' }]} />
    </>
  );
  const text = pair ? (
    <>
      Rows: what <bdi>{pair.a.name}</bdi> says; columns: what <bdi>{pair.b.name}</bdi> says, on {formatCount(data?.items ?? 0, 'item')} of both. Choose a cell to see the items.
    </>
  ) : (
    'Where one annotator says the row’s class, how often does another say the column’s? Choose a cell to see the items.'
  );
  return (
    <Part title="Which classes are confused" text={text} tools={tools}>
      {confusion.error && <Problem title="The confusions could not be counted">{confusion.error.message}</Problem>}
      <Stale when={confusion.isStale} className={classes.mapSpace}>
        {data && found.length > 0 && (
          <HeatMap
            name={pair ? `Classes of ${pair.a.name} against classes of ${pair.b.name}` : 'Classes of one annotator against classes of another'}
            corner={
              <>
                ↓ <bdi>{rowIs}</bdi>
                <br />→ <bdi>{columnIs}</bdi>
              </>
            }
            rows={entries}
            columns={entries}
            selected={chosen && place(chosen.row.uid) >= 0 && place(chosen.column.uid) >= 0 ? { row: place(chosen.row.uid), column: place(chosen.column.uid) } : null}
            onOpen={(row, column) => onChoose({ row: found[row]!, column: found[column]! })}
            cellAt={(row, column) => {
              const value = data.matrix[row]![column]!;
              const share = sums[row] === 0 ? null : value / sums[row]!;
              const shade = value === 0 ? null : unit === 'share' ? share : Math.sqrt(value / largest);
              const name = `${rowIs} says ${found[row]!.name}, ${columnIs} ${found[column]!.name}: ${describeCount(value, pair !== null)}, ${formatPercent(share)} of the row`;
              return { text: value === 0 ? '·' : unit === 'share' ? formatPercent(share, share !== null && share < 0.1 ? 1 : 0) : shortCount(value), shade, name };
            }}
          />
        )}
      </Stale>
      <p className={classes.small}>
        {!pair && unit === 'count' && 'Coincidences: the pairs of answers of an item, divided by its answers less one. '}
        {data && data.leftOut > 0 && `${formatCount(data.leftOut, 'class', 'classes')} that are confused least are not shown.`}
      </p>
    </Part>
  );
}

function shortCount(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 && !Number.isInteger(value) ? 1 : 0 });
}

function describeCount(value: number, isPair: boolean): string {
  return isPair ? formatCount(value, 'item') : `${shortCount(value)} coincidences`;
}
