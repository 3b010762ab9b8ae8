import type { Database } from 'better-sqlite3';
import { createRandom } from '../../../shared/sampling/random';
import { shuffle } from '../../../shared/sampling/shuffle';
import { readNumbers } from '../db/readNumbers';
import { findMask } from '../evaluation/findMask';
import { loadRun } from '../evaluation/loadRun';
import { loadTruth } from '../evaluation/loadTruth';
import type { AnalysisHandler } from '../handler';
import { findItems } from '../items/findItems';

/**
 * The items to go through. All that fit are put into random order and the first `size` are taken: a larger size with the same seed goes on
 * where a smaller one ended. Listed items keep the order of their list.
 */
export const planReview: AnalysisHandler<'tagReview.plan'> = async (db, { runId, query, which, size, seed }) => {
  if (which === 'listed' && query.sort !== null) return cut(db, findItems(db, query), size);
  const mask = findMask(db, query);
  if (which === 'listed') return cut(db, keep(mask.length, (item) => mask[item] === 1), size);
  const truth = loadTruth(db);
  const { predicted } = loadRun(db, runId, truth);
  const fits = keep(mask.length, (item) => {
    const [actual, said] = [truth.actual[item]!, predicted[item]!];
    return mask[item] === 1 && actual >= 0 && said >= 0 && (which === 'sample' || (actual === said) === (which === 'right'));
  });
  return cut(db, shuffle(fits, createRandom(seed)), size);
};

function keep(itemCount: number, test: (item: number) => boolean): Uint32Array {
  const ids = new Uint32Array(itemCount);
  let count = 0;
  for (let item = 0; item < itemCount; item += 1) if (test(item)) ids[count++] = item + 1;
  return ids.slice(0, count);
}

function cut(db: Database, ids: Uint32Array, size: number) {
  const itemIds = [...ids.subarray(0, size)];
  const questions = db.prepare<[], number>('SELECT count(*) FROM tag_question WHERE removed = 0').pluck().get()!;
  const answered = readNumbers(db, ['item_id'], 'SELECT item_id FROM tag_answer a JOIN tag_question q ON q.id = a.question_id WHERE removed = 0 AND looked = 1 GROUP BY item_id HAVING count(*) = ?', questions);
  const isDone = new Set(answered.item_id);
  const firstOpen = itemIds.findIndex((id) => !isDone.has(id));
  return { itemIds, available: ids.length, done: itemIds.filter((id) => isDone.has(id)).length, firstOpen: firstOpen === -1 ? null : firstOpen };
}
