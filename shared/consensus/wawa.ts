import type { LabelMatrix } from '../agreement/labelMatrix';
import { noConsensus, voteShares, type Consensus } from './consensus';
import { majorityVote } from './majorityVote';
import { pickLabels } from './pickLabels';

/**
 * What do annotators say, when those who mostly agree with the others weigh more?
 *
 * Worker agreement with aggregate: the weight of an annotator is the share of their labels that are equal to the majority (ties of it go to the
 * first class in the schema's order); then a vote with these weights. Every label is one vote, an annotator's repeats too. Missing labels are missing
 * votes. Where all who labelled an item weigh 0, its votes count equally.
 *
 * Returns the shares of weight as posterior, the weights as quality, 0 .. 1, NaN for who labelled nothing. An item without labels has class -1.
 * Don't trust the shares as probabilities; an annotator of few labels may weigh 0 or 1 by chance.
 *
 * Example: items 001, 000, 00-, 11- -> weights 1, 1, 1/2, so that item 1 has class 0 with 4/5. Reference: Appen, "Calculating Worker Agreement with
 * Aggregate (Wawa)". Compared with numpy on the crowd data of scripts/checkCrowd.mjs.
 */
export function wawa(m: LabelMatrix): Consensus {
  if (m.label.length === 0) return noConsensus(m);
  const k = m.classCount;
  const { annotatorQuality: weight } = majorityVote(m);
  const posterior = voteShares(m);
  for (let item = 0; item < m.itemCount; item += 1) {
    const [from, end] = [m.start[item]!, m.start[item + 1]!];
    let sum = 0;
    for (let at = from; at < end; at += 1) sum += weight[m.annotator[at]!]!;
    if (!(sum > 0)) continue;
    posterior.fill(0, item * k, item * k + k);
    for (let at = from; at < end; at += 1) posterior[item * k + m.label[at]!]! += weight[m.annotator[at]!]!;
    // divided once: what all say is 1 and not a little less
    for (let at = item * k; at < item * k + k; at += 1) posterior[at]! /= sum;
  }
  return { ...pickLabels(posterior, m.itemCount, k), posterior, annotatorQuality: weight, confusion: null, classPriors: null, iterations: 0, logLikelihood: null };
}
