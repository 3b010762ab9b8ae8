import type { Database } from 'better-sqlite3';
import type { Input, Output } from '../../../shared/contract';
import { createRandom } from '../../../shared/sampling/random';
import { shuffle } from '../../../shared/sampling/shuffle';
import { getAnnotator } from '../annotators/queries';
import { Refusal } from '../refusal';
import { findOpenQueue, findQuestions, isNewTo } from './findQuestions';
import { hideQuestions } from './hideQuestions';

/** What was hidden in a queue. */
export interface HiddenQuestions {
  readonly annotatorId: number;
  readonly queueId: number;
  readonly items: readonly number[];
}

/** Hides questions in the annotators' queues. Refuses when nobody could get one. */
export function addQuestions(db: Database, { annotatorIds, selection, count, seed }: Input<'goldQuestions.add'>, now: number): HiddenQuestions[] {
  const random = createRandom(seed);
  // one order for all: whoever can gets the same questions, so that their results compare
  const questions = shuffle(findQuestions(db, selection), random);
  const hidden: HiddenQuestions[] = [];
  for (const annotatorId of new Set(annotatorIds)) {
    getAnnotator(db, annotatorId);
    const queue = findOpenQueue(db, annotatorId);
    if (!queue) continue;
    const items: number[] = [];
    for (const itemId of questions) {
      if (items.length === count) break;
      if (isNewTo(db, annotatorId, itemId)) items.push(itemId);
    }
    if (items.length === 0) continue;
    // chosen alike for all, asked in a different order of each
    hideQuestions(db, annotatorId, queue.queueId, shuffle([...items], random), { random, now });
    hidden.push({ annotatorId, queueId: queue.queueId, items });
  }
  if (hidden.length === 0) throw new Refusal('noQuestions', whyNone(db, questions.length, annotatorIds));
  return hidden;
}

function whyNone(db: Database, questions: number, annotatorIds: readonly number[]): string {
  if (questions === 0) return 'None of these items has a gold label with a class, so there is nothing to ask. Nothing was changed.';
  if (annotatorIds.every((annotatorId) => findOpenQueue(db, annotatorId) === null)) return 'Questions are hidden among the open items of somebody’s own queue, and none of these annotators has one. Nothing was changed; plan work for them first.';
  return 'These annotators have answered all items with a gold label, or have them in a queue. Nothing was changed.';
}

/** What each annotator got, in the order in which they were named. */
export function countAdded(annotatorIds: readonly number[], hidden: readonly HiddenQuestions[]): Output<'goldQuestions.add'> {
  return annotatorIds.map((annotatorId) => ({ annotatorId, added: hidden.find((entry) => entry.annotatorId === annotatorId)?.items.length ?? 0 }));
}
