import type { CellStatistics } from '../metrics/bootstrapCells';
import { cellMargins, macroF1, sumOf } from './cellMargins';
import type { JointRows } from './joinRuns';

/** Accuracy and macro F1 of the run less those of the baseline, in this order, from counts of the cells of `joinRuns`: for the paired bootstrap. */
export function pairStatistics({ cells, baseline }: Pick<JointRows, 'cells' | 'baseline'>): CellStatistics {
  const [run, before] = [cellMargins(cells), cellMargins({ ...cells, predicted: baseline })];
  return {
    size: 2,
    compute: (counts, into) => {
      run.fill(counts);
      before.fill(counts);
      into[0] = (sumOf(run.hits) - sumOf(before.hits)) / run.items();
      into[1] = macroF1(run) - macroF1(before);
    },
  };
}
