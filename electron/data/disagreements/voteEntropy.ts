import type { LabelMatrix } from '../../../shared/agreement/labelMatrix';
import type { OpenItem } from './findDisagreements';

/** Entropy in bits of an item's answers, flags counting as an answer of their own; 0 where all are the same. */
export function voteEntropy({ start, label }: LabelMatrix, { place, flags }: Pick<OpenItem, 'place' | 'flags'>): number {
  const counts = new Map<number, number>();
  if (flags > 0) counts.set(-1, flags);
  let total = flags;
  if (place >= 0) {
    for (let at = start[place]!; at < start[place + 1]!; at += 1) {
      counts.set(label[at]!, (counts.get(label[at]!) ?? 0) + 1);
      total += 1;
    }
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / total) * Math.log2(count / total);
  return Math.max(0, bits);
}
