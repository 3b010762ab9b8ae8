import { HitCounter, type HumanLevel } from './humanLevel';
import { judgeAgainstOthers } from './judgeLabels';
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
  judgeAgainstOthers(m, (_, right, annotator, isCorrect) => hits.add(right, annotator, isCorrect));
  return { form: 'leave-one-out', ...hits.take('no item was labelled by two annotators') };
}
