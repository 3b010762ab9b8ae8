import { type SliceCounts, sliceLineScore } from './sliceLineScore';

/**
 * How high can any part of a slice score that has at least `least` items? The slice's items are `within`. A part has at most as many errors, and its rate is at
 * most 1, so the score of the best thinkable part rises with its size while all of it are errors, and then runs one way up to the whole: the bound is the
 * larger of both. Minus infinity where no part has an error. Reference: SliceLine, section 3.3, sharper here because an error counts 1.
 */
export function scoreBound(within: SliceCounts, least: number, all: SliceCounts, alpha: number): number {
  if (within.errors === 0) return Number.NEGATIVE_INFINITY;
  const size = Math.min(within.size, Math.max(within.errors, least));
  const best = sliceLineScore({ size, errors: within.errors }, all, alpha) ?? Number.NEGATIVE_INFINITY;
  return Math.max(best, sliceLineScore(within, all, alpha) ?? Number.NEGATIVE_INFINITY);
}
