import { measured, notDefined, type Measure } from '../metrics/measure';
import { countOverlap, type OverlapCounts } from './countOverlap';
import type { LabelMatrix } from './labelMatrix';
import { sumBySize } from './sumBySize';

export interface AlphaOptions {
  /** How far two labels are apart. Default nominal: equal or not. */
  readonly metric?: 'nominal' | 'ordinal' | 'interval' | 'ratio';
  /** For interval and ratio: the number each class stands for, one a class. Default: its place in the schema, from 1. */
  readonly values?: ArrayLike<number>;
}

/**
 * How far beyond chance do annotators agree, whoever labelled what?
 *
 * Krippendorff's alpha for any number of annotators with missing labels, by coincidences: 1 - observed / expected disagreement.
 * Distances: nominal 0 or 1; ordinal (sum of n_g from c to k - (n_c + n_k) / 2)^2 over the order of the schema; interval (c - k)^2;
 * ratio ((c - k) / (c + k))^2. Items with fewer than two labels are left out; of repeats by one annotator the last counts.
 *
 * Returns 1 where all agree, 0 where they agree as often as chance, below 0 where less often. Undefined where no item has two
 * labels, and where all labels are of one class: then chance alone would agree always.
 * Don't trust it where one class is nearly all there is (it is small or wild then: look at percent agreement and its interval), nor
 * to say that annotators are right: they may share a mistake.
 *
 * Example: coders 0100000010 and 1110010000 -> 0.095238. Reference: Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011;
 * Hayes and Krippendorff 2007, doi:10.1080/19312450709336664. Compared with fast-krippendorff's examples and NLTK.
 */
export function krippendorffAlpha(m: LabelMatrix, options: AlphaOptions = {}): Measure {
  return alphaOfCounts(countOverlap(m), options);
}

function alphaOfCounts(counts: OverlapCounts, { metric = 'nominal', values }: AlphaOptions): Measure {
  const { classTotals, total } = counts;
  if (total === 0) return notDefined('no item was labelled by two annotators');
  const used = Array.from(classTotals.keys()).filter((value) => classTotals[value]! > 0);
  if (used.length === 1) return notDefined('no variation: every label is of one class');
  if (metric === 'nominal') {
    const observed = total - sumBySize(counts, (size) => size - 1);
    const expected = total ** 2 - used.reduce((sum, value) => sum + classTotals[value]! ** 2, 0);
    return measured(1 - ((total - 1) * observed) / expected);
  }
  const distance = distanceOf(metric, classTotals, values);
  let expected = 0;
  for (const a of used) for (const b of used) expected += classTotals[a]! * classTotals[b]! * distance(a, b);
  if (expected === 0) return notDefined('no variation: every label stands for one value');
  return measured(1 - ((total - 1) * observedDisagreement(counts, distance)) / expected);
}

function observedDisagreement(counts: OverlapCounts, distance: (a: number, b: number) => number): number {
  let sum = 0;
  for (let unit = 0; unit < counts.size.length; unit += 1) {
    const [from, end] = [counts.start[unit]!, counts.start[unit + 1]!];
    let apart = 0;
    for (let a = from; a < end; a += 1) {
      for (let b = a + 1; b < end; b += 1) apart += 2 * counts.count[a]! * counts.count[b]! * distance(counts.label[a]!, counts.label[b]!);
    }
    sum += apart / (counts.size[unit]! - 1);
  }
  return sum;
}

function distanceOf(metric: 'ordinal' | 'interval' | 'ratio', totals: Float64Array, values: ArrayLike<number> | undefined): (a: number, b: number) => number {
  if (values !== undefined && values.length !== totals.length) throw new RangeError(`${values.length} values for ${totals.length} classes`);
  const valueOf = (label: number) => (values === undefined ? label + 1 : values[label]!);
  switch (metric) {
    case 'ordinal': {
      const upTo = new Float64Array(totals.length + 1);
      for (let label = 0; label < totals.length; label += 1) upTo[label + 1] = upTo[label]! + totals[label]!;
      return (a, b) => (a === b ? 0 : (upTo[Math.max(a, b) + 1]! - upTo[Math.min(a, b)]! - (totals[a]! + totals[b]!) / 2) ** 2);
    }
    case 'interval':
      return (a, b) => (valueOf(a) - valueOf(b)) ** 2;
    case 'ratio':
      return (a, b) => {
        const sum = valueOf(a) + valueOf(b);
        return sum === 0 ? 0 : ((valueOf(a) - valueOf(b)) / sum) ** 2;
      };
  }
}
