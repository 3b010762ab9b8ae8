import { describe, expect, it } from 'vitest';
import { timeBins } from './timeBins';

const bins = (moments: readonly number[], most: number, least: number) => [...timeBins(Float64Array.from(moments), { most, least }).binOf];

describe('timeBins', () => {
  it('cuts in order of time into parts of about equal size', () => {
    expect(bins([50, 10, 30, 20, 60, 40], 3, 1)).toEqual([2, 0, 1, 0, 2, 1]);
  });

  it('leaves no part too small, and none parts what came at the same moment', () => {
    expect(bins([1, 2, 3, 4, 5], 12, 2)).toEqual([0, 0, 1, 1, 1]);
    expect(bins([1, 1, 1, 1], 2, 1)).toEqual([0, 0, 0, 0]);
    expect(bins([1, 2, 2, 2, 3, 3], 3, 2)).toEqual([0, 0, 0, 0, 1, 1]);
  });

  it('leaves out what has no time, and makes one part of few', () => {
    expect(bins([Number.NaN, 3, Number.NaN], 12, 20)).toEqual([-1, 0, -1]);
    expect(timeBins(new Float64Array(0), { most: 3, least: 1 }).count).toBe(0);
  });
});
