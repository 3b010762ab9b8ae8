import { judgeAgainstGold, judgeAgainstOthers } from '../agreement/judgeLabels';
import type { LabelMatrix } from '../agreement/labelMatrix';

/** How many annotations of each item of a label matrix can be judged, and how many of them are right: human-level performance of any slice is a sum of these. */
export interface ItemHits {
  readonly form: 'plain' | 'leave-one-out';
  readonly annotations: Uint32Array;
  readonly correct: Uint32Array;
}

/** `gold`: gold labels that don't come out of the annotations, -1 for none; null: annotations are held against each other. */
export function hitsByItem(m: LabelMatrix, gold: Int32Array | null): ItemHits {
  const hits = { annotations: new Uint32Array(m.itemCount), correct: new Uint32Array(m.itemCount) };
  const visit = (item: number, _right: number, _annotator: number, isCorrect: boolean) => {
    hits.annotations[item]! += 1;
    if (isCorrect) hits.correct[item]! += 1;
  };
  if (gold === null) judgeAgainstOthers(m, visit);
  else judgeAgainstGold(m, gold, visit);
  return { form: gold === null ? 'leave-one-out' : 'plain', ...hits };
}
