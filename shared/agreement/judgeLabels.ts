import type { LabelMatrix } from './labelMatrix';

/** One annotation that can be judged: of which item, what is right there, who gave it, whether it is right. */
export type Visit = (item: number, right: number, annotator: number, isCorrect: boolean) => void;

/** Each annotation against the gold label of its item (`gold`: class, -1 for none): what human-level performance counts, plain. */
export function judgeAgainstGold(m: LabelMatrix, gold: Int32Array, visit: Visit): void {
  if (gold.length !== m.itemCount) throw new RangeError(`${gold.length} gold labels for ${m.itemCount} items`);
  for (let item = 0; item < m.itemCount; item += 1) {
    const right = gold[item]!;
    if (right === -1) continue;
    for (let at = m.start[item]!, end = m.start[item + 1]!; at < end; at += 1) visit(item, right, m.annotator[at]!, m.label[at] === right);
  }
}

/** Each annotation against the majority of the other annotators of its item: what human-level performance counts, leave-one-out. */
export function judgeAgainstOthers(m: LabelMatrix, visit: Visit): void {
  const votes = new Int32Array(m.classCount);
  for (let item = 0; item < m.itemCount; item += 1) {
    const [from, end] = [m.start[item]!, m.start[item + 1]!];
    if (from === end || m.annotator[from] === m.annotator[end - 1]) continue;
    for (let at = from; at < end; at += 1) votes[m.label[at]!]! += 1;
    for (let at = from; at < end; ) {
      const annotator = m.annotator[at]!;
      let next = at;
      for (; next < end && m.annotator[next] === annotator; next += 1) votes[m.label[next]!]! -= 1;
      const right = majority(m.label, from, end, votes);
      for (let own = at; own < next; own += 1) visit(item, right, annotator, m.label[own] === right);
      for (; at < next; at += 1) votes[m.label[at]!]! += 1;
    }
    for (let at = from; at < end; at += 1) votes[m.label[at]!] = 0;
  }
}

/** Of the labels of an item, the one with most votes, the first in the schema's order where several have. */
function majority(label: Uint16Array, from: number, end: number, votes: Int32Array): number {
  let best = label[from]!;
  for (let at = from + 1; at < end; at += 1) {
    const value = label[at]!;
    if (votes[value]! > votes[best]! || (votes[value] === votes[best] && value < best)) best = value;
  }
  return best;
}
