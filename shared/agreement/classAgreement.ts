import { measured, notDefined, type Measure } from '../metrics/measure';
import { countOverlap } from './countOverlap';
import type { LabelMatrix } from './labelMatrix';

export interface ClassAgreement {
  /** Labels of this class on items with at least two labels. */
  readonly labels: number;
  /** Krippendorff's alpha of this class against all others taken together. */
  readonly alpha: Measure;
  /** When one annotator says this class, how often does another one. */
  readonly specificAgreement: Measure;
}

/**
 * Which classes do annotators agree on, and which need a better definition?
 *
 * Per class, over the items that at least two annotators labelled (of repeats by one annotator the last counts): nominal alpha with all
 * other classes merged into one, and specific agreement: ordered pairs of labels that are both this class / ordered pairs whose first is.
 *
 * Returns one entry a class, in order. Alpha is 1 .. below 0 as in krippendorffAlpha, specific agreement 0 .. 1. Alpha is undefined for a
 * class that all labels or none are of, specific agreement for a class that nobody used.
 * Don't trust either for a class with few labels; `labels` says how many.
 *
 * Example: items aa, ab, bb -> specific agreement of a 2/3, alpha 4/9. Reference: alpha as in krippendorffAlpha; specific agreement of many
 * raters: Uebersax, "Raw agreement indices" (S / Sposs), after Cicchetti and Feinstein 1990, doi:10.1016/0895-4356(90)90159-M.
 * Compared with krippendorffAlpha on merged classes.
 */
export function classAgreement(m: LabelMatrix): ClassAgreement[] {
  const { start, label, count, size, classTotals, total } = countOverlap(m);
  const equalPairs = new Float64Array(m.classCount);
  const possiblePairs = new Float64Array(m.classCount);
  const apart = new Float64Array(m.classCount);
  for (let unit = 0; unit < size.length; unit += 1) {
    const others = size[unit]! - 1;
    for (let at = start[unit]!, end = start[unit + 1]!; at < end; at += 1) {
      const [value, times] = [label[at]!, count[at]!];
      equalPairs[value]! += times * (times - 1);
      possiblePairs[value]! += times * others;
      apart[value]! += (times * (size[unit]! - times)) / others;
    }
  }
  return Array.from(classTotals, (labels, value) => {
    const specificAgreement = labels === 0 ? notDefined('no label is of this class') : measured(equalPairs[value]! / possiblePairs[value]!);
    return { labels, alpha: alphaAgainstRest(labels, apart[value]!, total), specificAgreement };
  });
}

/** Observed disagreement is 2 * apart / n, expected 2 * labels * (n - labels) / (n * (n - 1)). */
function alphaAgainstRest(labels: number, apart: number, total: number): Measure {
  if (total === 0) return notDefined('no item was labelled by two annotators');
  if (labels === 0) return notDefined('no label is of this class');
  if (labels === total) return notDefined('no variation: every label is of this class');
  return measured(1 - ((total - 1) * apart) / (labels * (total - labels)));
}
