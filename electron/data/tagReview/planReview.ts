import { createRandom } from '../../../shared/sampling/random';
import { shuffle } from '../../../shared/sampling/shuffle';
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
  if (which === 'listed' && query.sort !== null) return cut(findItems(db, query), size);
  const mask = findMask(db, query);
  if (which === 'listed') return cut(keep(mask.length, (item) => mask[item] === 1), size);
  const truth = loadTruth(db);
  const { predicted } = loadRun(db, runId, truth);
  const fits = keep(mask.length, (item) => {
    const [actual, said] = [truth.actual[item]!, predicted[item]!];
    return mask[item] === 1 && actual >= 0 && said >= 0 && (which === 'sample' || (actual === said) === (which === 'right'));
  });
  return cut(shuffle(fits, createRandom(seed)), size);
};

function keep(itemCount: number, test: (item: number) => boolean): Uint32Array {
  const ids = new Uint32Array(itemCount);
  let count = 0;
  for (let item = 0; item < itemCount; item += 1) if (test(item)) ids[count++] = item + 1;
  return ids.slice(0, count);
}

function cut(ids: Uint32Array, size: number): { itemIds: number[]; available: number } {
  return { itemIds: [...ids.subarray(0, size)], available: ids.length };
}
