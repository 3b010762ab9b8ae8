import type { CellStatistics } from '../metrics/bootstrapCells';
import { cellMargins, macroF1 } from './cellMargins';
import type { Cells } from './selectRows';

/** Places of the figures; F1 of class k is at `f1 + k`. */
export const FIGURES = { macroF1: 0, balancedAccuracy: 1, mcc: 2, cohenKappa: 3, accuracy: 4, f1: 5 } as const;

/** The figures of a confusion matrix that have no formula for an interval, from counts of cells: the same numbers as the functions of their names in shared/metrics, quickly. */
export function confusionStatistics(cells: Cells): CellStatistics {
  const margins = cellMargins(cells);
  return {
    size: FIGURES.f1 + cells.classCount,
    compute: (counts, into) => {
      margins.fill(counts);
      const { support, predicted, hits } = margins;
      const items = margins.items();
      let [recalls, present, right, both, ofTruth, ofPrediction] = [0, 0, 0, 0, 0, 0];
      for (let at = 0; at < support.length; at += 1) {
        const [actual, called, hit] = [support[at]!, predicted[at]!, hits[at]!];
        if (actual > 0) {
          recalls += hit / actual;
          present += 1;
        }
        right += hit;
        both += actual * called;
        ofTruth += actual * actual;
        ofPrediction += called * called;
        into[FIGURES.f1 + at] = (2 * hit) / (actual + called);
      }
      into[FIGURES.macroF1] = macroF1(margins);
      into[FIGURES.balancedAccuracy] = recalls / present;
      into[FIGURES.accuracy] = right / items;
      // 0/0 is NaN where there is no variation, which is what undefined is here.
      into[FIGURES.mcc] = (right * items - both) / Math.sqrt((items * items - ofPrediction) * (items * items - ofTruth));
      into[FIGURES.cohenKappa] = (right * items - both) / (items * items - both);
    },
  };
}
