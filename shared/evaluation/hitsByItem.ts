import { judgeAgainstGold, judgeAgainstOthers, type Visit } from '../agreement/judgeLabels';
import type { LabelMatrix } from '../agreement/labelMatrix';

/** How many annotations of each item of a label matrix can be judged, and how many of them are right: human-level performance of any slice is a sum of these. */
export interface ItemHits {
  readonly annotations: Uint32Array;
  readonly correct: Uint32Array;
  /** 1 where the annotations were held against gold (plain), 0 where against each other (leave-one-out). */
  readonly isPlain: Uint8Array;
}

/**
 * `gold`: gold labels that don't come out of the annotations, -1 for none. An item that has one is judged plain, any other leave-one-out: were the others left
 * out, only the hard items that someone had to adjudicate would be judged, and people would look worse than they are.
 */
export function hitsByItem(m: LabelMatrix, gold: Int32Array): ItemHits {
  const hits = { annotations: new Uint32Array(m.itemCount), correct: new Uint32Array(m.itemCount), isPlain: Uint8Array.from(gold, (label) => (label === -1 ? 0 : 1)) };
  const count: Visit = (item, _right, _annotator, isCorrect) => {
    hits.annotations[item]! += 1;
    if (isCorrect) hits.correct[item]! += 1;
  };
  judgeAgainstGold(m, gold, count);
  judgeAgainstOthers(m, (item, ...judged) => {
    if (hits.isPlain[item] === 0) count(item, ...judged);
  });
  return hits;
}
