import { measured, notDefined, type Measure } from '../metrics/measure';
import { countOverlap } from './countOverlap';
import type { LabelMatrix } from './labelMatrix';
import { sumBySize } from './sumBySize';

/**
 * How often do two annotators give an item the same label?
 *
 * Mean over the items that at least two annotators labelled of the fraction of pairs of annotators that agree: every item weighs the
 * same, however many labels it has. Items with fewer labels are left out; of repeats by one annotator the last counts.
 *
 * Returns 0 (never) to 1 (always), and how many items it is about. Undefined without such an item.
 * Don't trust it alone: two annotators who say "ham" to everything agree always; look at alpha beside it.
 *
 * Example: items aa, ab, aab -> (1 + 0 + 1/3) / 3. It is the mean of P_i of Fleiss 1971 (doi:10.1037/h0031619); compared with numpy.
 */
export function percentAgreement(m: LabelMatrix): Measure & { readonly items: number } {
  const counts = countOverlap(m);
  const items = counts.items.length;
  if (items === 0) return { ...notDefined('no item was labelled by two annotators'), items };
  return { ...measured(sumBySize(counts, (size) => size * (size - 1)) / items), items };
}
