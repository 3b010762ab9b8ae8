import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from './benjaminiHochberg';

const published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
const pValues = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 }), { maxLength: 40 });

describe('benjaminiHochberg', () => {
  it('gives the values of the 15 p-values of the paper: four findings at 0.05', () => {
    const expected = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765, 0.486, 0.581182, 0.714875, 0.753231, 0.813214, 1];
    const q = benjaminiHochberg(published);
    q.forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 6));
    expect(q.filter((value) => value! < 0.05)).toHaveLength(4);
  });

  it('does not depend on the order, is never smaller than p, and keeps its ranks', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const q = benjaminiHochberg(p);
        expect(benjaminiHochberg(p.toReversed())).toEqual(q.toReversed());
        const pairs = p.flatMap((value, index) => (value === null ? [] : [[value, q[index]!] as const])).toSorted((a, b) => a[0] - b[0]);
        pairs.forEach(([value, adjusted], rank) => {
          expect(adjusted).toBeGreaterThanOrEqual(value);
          expect(adjusted).toBeLessThanOrEqual(1);
          if (rank > 0) expect(adjusted).toBeGreaterThanOrEqual(pairs[rank - 1]![1]);
        });
      }),
    );
  });

  it('leaves out what was not tested', () => {
    expect(benjaminiHochberg([0.01, null, 0.02])).toEqual([0.02, null, 0.02]);
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([0.04])).toEqual([0.04]);
  });

  it('refuses what is no probability', () => {
    expect(() => benjaminiHochberg([1.1])).toThrow(RangeError);
    expect(() => benjaminiHochberg([Number.NaN])).toThrow(RangeError);
  });
});
