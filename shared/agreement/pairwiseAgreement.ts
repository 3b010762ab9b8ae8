import { measured, notDefined, type Measure } from '../metrics/measure';
import { comparePairs, type PairColumns } from './comparePairs';
import type { LabelMatrix } from './labelMatrix';

export interface PairAgreement {
  /** Annotators, `a` below `b`. */
  readonly a: number;
  readonly b: number;
  /** Items both labelled, at least 1. */
  readonly items: number;
  /** Share of these with the same label. */
  readonly percentAgreement: number;
  readonly kappa: Measure;
}

/**
 * Which two annotators see things alike, and which don't?
 *
 * Cohen's kappa (unweighted) and raw agreement of every pair of annotators with a common item, on the items both labelled; of repeats by
 * one annotator the last counts. `mean`: the unweighted mean of the kappas that are defined.
 *
 * Returns pairs in order of `a`, then `b`. A kappa is undefined where both used the same one class only; the mean, where no pair has one.
 * Don't trust the kappa of a pair with few common items; `items` says how many.
 *
 * Example: 3 annotators of 8 items -> .687500 .555556 0, mean .414352. Reference: Cohen 1960, doi:10.1177/001316446002000104. Compared with
 * scikit-learn's cohen_kappa_score per pair.
 */
export function pairwiseAgreement(m: LabelMatrix): { readonly pairs: PairAgreement[]; readonly mean: Measure } {
  const columns = comparePairs(m);
  const pairs = Array.from(columns.items, (items, at): PairAgreement => {
    const kappa = columns.kappa[at]!;
    return { a: columns.a[at]!, b: columns.b[at]!, items, percentAgreement: columns.equal[at]! / items, kappa: Number.isNaN(kappa) ? ONE_CLASS : measured(kappa) };
  });
  return { pairs, mean: meanKappa(columns) };
}

const ONE_CLASS = notDefined('no variation: both used one class only');

function meanKappa({ kappa }: PairColumns): Measure {
  let [sum, defined] = [0, 0];
  for (const value of kappa) {
    if (Number.isNaN(value)) continue;
    sum += value;
    defined += 1;
  }
  if (defined > 0) return measured(sum / defined);
  return notDefined(kappa.length === 0 ? 'no two annotators have an item in common' : 'no two annotators have a defined kappa');
}
