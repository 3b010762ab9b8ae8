import type { LabelMatrix } from '../agreement/labelMatrix';
import { voteShares, type Consensus } from './consensus';
import { pickLabels } from './pickLabels';
import { shareEqual } from './shareEqual';

/**
 * What do most annotators say?
 *
 * Majority (strictly: plurality) vote; every label is one vote, an annotator's repeats too. Ties go to the first class in the schema's order and are
 * marked. Missing labels are missing votes.
 *
 * Returns the vote shares as posterior, and as an annotator's quality the share of their labels that are equal to the majority, 0 .. 1, NaN for
 * who labelled nothing. An item without labels has class -1.
 * Don't trust it where annotators differ much in how good they are, or share a mistake; nor the shares as probabilities.
 *
 * Example: aab -> a, 2/3; ab -> a, a tie. Compared with pandas on the crowd data of scripts/checkCrowd.mjs.
 */
export function majorityVote(m: LabelMatrix): Consensus {
  const posterior = voteShares(m);
  const { label, tie } = pickLabels(posterior, m.itemCount, m.classCount);
  return { label, tie, posterior, annotatorQuality: shareEqual(m, label), confusion: null, classPriors: null, iterations: 0, logLikelihood: null };
}
