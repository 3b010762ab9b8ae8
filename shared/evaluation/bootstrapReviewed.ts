import type { Interval } from '../metrics/measure';
import { percentileInterval } from '../metrics/percentileInterval';
import { drawBinomial } from '../sampling/drawBinomial';
import { createRandom } from '../sampling/random';
import type { Stratum } from './reviewedFigures';

/**
 * How sure is the error rate of a tag of which right and wrong items were looked at at different rates? Parametric bootstrap: in each stratum the number with the tag is
 * drawn anew among those looked at, the rate computed as in reviewedFigures; percentile interval, 95 %. Null where a stratum was not looked at, or
 * the rate is undefined throughout. Don't trust it where a stratum has no item with the tag: it is too narrow then.
 */
export function bootstrapReviewed(wrong: Stratum, right: Stratum, { replicates, seed }: { readonly replicates: number; readonly seed: number }): Interval | null {
  const random = createRandom(seed);
  const [ofWrong, ofRight] = [wrong.yes + wrong.no, right.yes + right.no];
  if (replicates === 0 || ofWrong === 0 || ofRight === 0) return null;
  const values = Float64Array.from({ length: replicates }, () => {
    const errors = (drawBinomial(random, ofWrong, wrong.yes / ofWrong) / ofWrong) * wrong.items;
    const hits = (drawBinomial(random, ofRight, right.yes / ofRight) / ofRight) * right.items;
    return errors / (errors + hits);
  });
  return percentileInterval(values);
}
