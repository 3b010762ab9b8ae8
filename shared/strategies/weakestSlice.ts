import { randomRows } from './randomRows';
import { StrategyError, type BatchRequest, type Pick, type Ranking } from './strategy';
import { uncertainRows } from './uncertainRows';

/**
 * Labels where the model is known to fail: candidates of the weakest slice first.
 *
 * Slices in order of their error rate (0 .. 1, from Analyse); within one the items with the smallest margin, without a model at random. A row of several slices counts to the weakest. What lies in no
 * slice follows at the end, so that a batch is full, and is said.
 *
 * The score is the slice's error rate, 0 outside. Don't trust it where the errors of a slice are noise in its gold labels: more labels don't mend those.
 */
export function weakestSlice(request: BatchRequest): Ranking {
  const { slices, probabilities } = request;
  if (!slices || slices.length === 0) throw new StrategyError('needsSlices', 'There are no weak slices to choose from. Open Analyse with a run, find weak slices, and save the ones to work on.');
  const order = slices.map((_, at) => at).sort((a, b) => slices[b]!.errorRate - slices[a]!.errorRate || a - b);
  const sliceOf = new Map<number, number>();
  for (const at of order) for (let member = 0; member < slices[at]!.rows.length; member += 1) if (!sliceOf.has(slices[at]!.rows[member]!)) sliceOf.set(slices[at]!.rows[member]!, at);
  if (!Array.from(request.candidates).some((row) => sliceOf.has(row))) throw new StrategyError('needsSlices', 'No item of a weak slice is left to label. Choose other slices or another strategy.');
  const inner = probabilities ? [...uncertainRows('margin', request).picks] : [...randomRows(request).picks];
  const sorted = new Map<number, Pick[]>([...order, OUTSIDE].map((at) => [at, []]));
  for (const pick of inner) sorted.get(sliceOf.get(pick.row) ?? OUTSIDE)!.push(pick);
  function* picks(): Generator<Pick> {
    for (const [at, members] of sorted) {
      const slice = slices![at];
      for (const { row, reason } of members) yield slice ? { row, score: slice.errorRate, reason: `of ${slice.name}, ${Math.round(slice.errorRate * 100)} % wrong; ${reason}` } : { row, score: 0, reason: `of no weak slice; ${reason}` };
    }
  }
  return { picks: picks() };
}

const OUTSIDE = -1;
