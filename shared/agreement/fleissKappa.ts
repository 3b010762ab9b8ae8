import { measured, notDefined, type Measure } from '../metrics/measure';
import { countOverlap } from './countOverlap';
import type { LabelMatrix } from './labelMatrix';
import { sumBySize } from './sumBySize';

/**
 * How far beyond chance do annotators agree, where every item has equally many labels?
 *
 * Fleiss' kappa (P - Pe) / (1 - Pe): P the mean over items of the fraction of agreeing pairs, Pe the sum of squared class shares. Items
 * with fewer than two labels are left out; all others must have the same number, by any annotators (`equalRaters`); of repeats by one
 * annotator the last counts.
 *
 * Returns 1 where all agree, 0 where they agree as often as chance, below 0 where less often. Undefined where no item has two labels,
 * where items have different numbers of labels (use alpha, which allows it), and where all labels are of one class.
 * Don't trust it where one class is nearly all there is: look at percent agreement beside it.
 *
 * Example: 30 patients by 6 psychiatrists, 5 diagnoses -> 0.430. Reference: Fleiss 1971, doi:10.1037/h0031619. Compared with statsmodels.
 */
export function fleissKappa(m: LabelMatrix): Measure & { readonly equalRaters: boolean } {
  const counts = countOverlap(m);
  const equalRaters = counts.size.every((size) => size === counts.size[0]);
  const undefinedBecause = (reason: string) => ({ ...notDefined(reason), equalRaters });
  if (counts.total === 0) return undefinedBecause('no item was labelled by two annotators');
  if (!equalRaters) return undefinedBecause('items have different numbers of labels');
  const observed = sumBySize(counts, (size) => size * (size - 1)) / counts.items.length;
  const expected = counts.classTotals.reduce((sum, n) => sum + n ** 2, 0) / counts.total ** 2;
  if (expected === 1) return undefinedBecause('no variation: every label is of one class');
  return { ...measured((observed - expected) / (1 - expected)), equalRaters };
}
