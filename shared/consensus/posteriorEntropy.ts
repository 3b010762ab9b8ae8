import type { Consensus } from './consensus';

/**
 * Which items is the consensus least sure about?
 *
 * Shannon entropy of each item's posterior, in bits: 0 (one class is certain) to log2(classes) (all are equally likely). NaN for items
 * without labels. `classCount`: how many classes a row of the posterior has.
 * Don't trust it more than the posterior: Dawid-Skene is too sure where annotators share a mistake.
 *
 * Example: .5 .5 0 -> 1. Reference: Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x. Compared with scipy.stats.entropy.
 */
export function posteriorEntropy({ posterior, label }: Pick<Consensus, 'posterior' | 'label'>, classCount: number): Float64Array {
  const entropy = new Float64Array(label.length).fill(Number.NaN);
  for (let item = 0; item < label.length; item += 1) {
    if (label[item] === -1) continue;
    let bits = 0;
    for (let at = item * classCount; at < (item + 1) * classCount; at += 1) {
      const p = posterior[at]!;
      if (p > 0) bits -= p * Math.log2(p);
    }
    // -1 * log2(1) is -0
    entropy[item] = Math.max(0, bits);
  }
  return entropy;
}
