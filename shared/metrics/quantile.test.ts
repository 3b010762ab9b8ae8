import { describe, expect, it } from 'vitest';
import { percentileInterval } from './percentileInterval';
import { quantile } from './quantile';

describe('quantile', () => {
  it('interpolates linearly, as numpy does', () => {
    expect([0, 0.25, 0.5, 0.9, 1].map((share) => quantile([1, 2, 3, 4], share))).toEqual([1, 1.75, 2.5, 3.7, 4]);
    expect(quantile([7], 0.3)).toBe(7);
  });

  it('refuses no values and shares that are none', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 1.5)).toThrow(RangeError);
  });
});

describe('percentileInterval', () => {
  it('cuts off equal shares of the replicates, whatever their order', () => {
    const values = Float64Array.from({ length: 101 }, (_, at) => (at * 37) % 101);
    const ends = [percentileInterval(values)!, percentileInterval(values, 0.9)!].flatMap(({ low, high }) => [low, high]);
    expect(ends.map((end) => end.toFixed(9))).toEqual(['2.500000000', '97.500000000', '5.000000000', '95.000000000']);
  });

  it('leaves out and counts what is undefined, and is null where nearly everything is', () => {
    expect(percentileInterval(Float64Array.of(1, Number.NaN, 1))).toEqual({ low: 1, high: 1, undefinedReplicates: 1 });
    expect(percentileInterval(Float64Array.of(1, Number.NaN))).toBeNull();
  });
});
