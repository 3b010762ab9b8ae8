import { cellMargins, macroF1, sumOf } from '../../../shared/evaluation/cellMargins';
import type { JointRows } from '../../../shared/evaluation/joinRuns';
import { pairCells } from '../../../shared/evaluation/pairCells';
import type { SelectedRows } from '../../../shared/evaluation/selectRows';
import type { Slice } from '../../../shared/evaluation/sliceCells';
import { toPair } from '../agreement/measurePart';
import { type Resampling, resample } from './resampling';

/** What the intervals of a slice are made of. */
interface Counted {
  readonly slice: Slice;
  /** Its evaluated items. */
  readonly members: () => Uint32Array;
}

export interface CountedSlice extends Counted {
  /** The same of the items that the baseline predicted too. */
  readonly paired: Counted | null;
}

type Pair = [number, number] | null;

/** Bootstrap intervals of a slice's macro F1 and error rate, and of the change of the latter against the baseline. Its own items are resampled: which they are is taken as given. */
export async function sliceIntervals(rows: SelectedRows, joint: JointRows | null, counted: CountedSlice, resampling: Resampling, [from, to]: readonly [number, number]): Promise<{ readonly macroF1: Pair; readonly errorRate: Pair; readonly delta: Pair }> {
  const middle = from + 0.9 * (to - from);
  const own = await ownIntervals(rows, counted, resampling, [from, middle]);
  return { ...own, delta: joint && counted.paired ? await deltaInterval(joint, counted.paired, resampling, [middle, to]) : null };
}

async function ownIntervals(rows: SelectedRows, { slice, members }: Counted, resampling: Resampling, share: readonly [number, number]): Promise<{ readonly macroF1: Pair; readonly errorRate: Pair }> {
  const { cells, counts, pairOf } = pairCells(rows.cells, slice);
  const margins = cellMargins(cells);
  const compute = (sample: Float64Array, into: Float64Array) => {
    margins.fill(sample);
    into[0] = macroF1(margins);
    into[1] = 1 - sumOf(margins.hits) / margins.items();
  };
  const membersOf = () => {
    const numberOf = new Map(Array.from(slice.cell, (cell, at) => [cell, pairOf[at]!]));
    return { items: members(), cellOf: (item: number) => numberOf.get(rows.cell[item]!)! };
  };
  const data = { cells: counts.length, counts, statistics: { size: 2, compute }, members: membersOf };
  const [ofMacroF1, ofErrorRate] = await resample(data, resampling, share);
  return { macroF1: toPair(ofMacroF1 ?? null), errorRate: toPair(ofErrorRate ?? null) };
}

/** The change depends on three counts only: run wrong where the baseline is right, the other way round, and all else. */
async function deltaInterval(joint: JointRows, { slice, members }: Counted, resampling: Resampling, share: readonly [number, number]): Promise<Pair> {
  const { cells, baseline } = joint;
  const kindOf = (cell: number) => {
    const [run, before] = [cells.predicted[cell] === cells.actual[cell], baseline[cell] === cells.actual[cell]];
    return run === before ? 2 : before ? 0 : 1;
  };
  const counts = new Float64Array(3);
  slice.cell.forEach((cell, at) => (counts[kindOf(cell)]! += slice.counts[at]!));
  const compute = (sample: Float64Array, into: Float64Array) => {
    into[0] = (sample[0]! - sample[1]!) / (sample[0]! + sample[1]! + sample[2]!);
  };
  const data = { cells: 3, counts, statistics: { size: 1, compute }, members: () => ({ items: members(), cellOf: (item: number) => kindOf(joint.cell[item]!) }) };
  const [interval] = await resample(data, resampling, share);
  return toPair(interval ?? null);
}
