import { HitCounter, type HumanLevel } from './humanLevel';
import type { LabelMatrix } from './labelMatrix';

/**
 * How often are people right, where what is right is only known from people?
 *
 * Human-level performance, leave-one-out: each annotation against the majority of the annotations of the *other* annotators of its item.
 * Ties of that majority go to the first in the schema's order. Items that one annotator labelled are left out. Every annotation counts, an
 * annotator's repeats too, as a judged one and as a vote against others.
 *
 * Returns 0 (never) to 1 (always), with counts, over all, per class (of the others' majority) and per annotator. Undefined without overlap.
 * Don't trust it with two or three annotators an item: the others are then one or two people, and it is nearly their agreement.
 *
 * Example: labels a a b: a against ab (a, a tie) is right, so is the other a, b against aa is not -> 2/3. Definition: docs/domain.md.
 * Compared with numpy.
 */
export function humanLevelLeaveOneOut(m: LabelMatrix): HumanLevel<'leave-one-out'> {
  const hits = new HitCounter(m);
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
      for (let own = at; own < next; own += 1) hits.add(right, annotator, m.label[own] === right);
      for (; at < next; at += 1) votes[m.label[at]!]! += 1;
    }
    for (let at = from; at < end; at += 1) votes[m.label[at]!] = 0;
  }
  return { form: 'leave-one-out', ...hits.take('no item was labelled by two annotators') };
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
