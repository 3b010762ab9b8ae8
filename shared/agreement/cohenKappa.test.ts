import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from './cohenKappa';

/** The table of two annotators' labels, in order of item. */
function tableOf(a: readonly number[], b: readonly number[], k: number): number[] {
  const table = Array<number>(k * k).fill(0);
  a.forEach((label, item) => table[label * k + b[item]!]!++);
  return table;
}

const anyTable = fc.integer({ min: 1, max: 5 }).chain((k) => fc.tuple(fc.array(fc.nat(20), { minLength: k * k, maxLength: k * k }), fc.constant(k)));
const weights = fc.constantFrom('none' as const, 'linear' as const, 'quadratic' as const);
const transpose = (table: readonly number[], k: number) => table.map((_, cell) => table[(cell % k) * k + Math.floor(cell / k)]!);

describe('cohenKappa', () => {
  it('gives the values of Wikipedia and of the documentation of scikit-learn', () => {
    expect(cohenKappa([20, 5, 10, 15], 2).value).toBeCloseTo(0.4, 12);
    // negative, neutral, positive: neg pos neg neu pos, neg pos neg neu neg
    expect(cohenKappa(tableOf([0, 2, 0, 1, 2], [0, 2, 0, 1, 0], 3), 3).value).toBeCloseTo(0.6875, 12);
    expect(cohenKappa(tableOf([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2], 3), 3).value).toBeCloseTo(0.428571, 6);
  });

  it('shows the trap of prevalence: the same 85 % agreement, two kappas', () => {
    expect(cohenKappa([40, 9, 6, 45], 2).value).toBeCloseTo(0.7, 3);
    expect(cohenKappa([80, 10, 5, 5], 2).value).toBeCloseTo(0.318, 3);
  });

  it('weighs near misses less, by places in the schema, as scikit-learn does', () => {
    const three = tableOf([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2], 3);
    expect(cohenKappa(three, 3, 'linear').value).toBeCloseTo(0.5, 6);
    expect(cohenKappa(three, 3, 'quadratic').value).toBeCloseTo(0.545455, 6);
    const [a, b] = [[1, 2, 3, 4, 1, 2, 3, 4, 1, 2], [1, 2, 3, 3, 2, 2, 4, 4, 1, 4]];
    const values = (['none', 'linear', 'quadratic'] as const).map((weight) => cohenKappa(tableOf(a, b, 5), 5, weight).value!.toFixed(6));
    expect(values).toEqual(['0.466667', '0.603175', '0.724409']);
  });

  it('counts the places of classes that nobody used', () => {
    const narrow = cohenKappa(tableOf([0, 1, 2, 0], [0, 1, 1, 2], 3), 3, 'linear').value!;
    const wide = cohenKappa(tableOf([0, 1, 4, 0], [0, 1, 1, 4], 5), 5, 'linear').value!;
    expect(wide).not.toBeCloseTo(narrow, 3);
  });

  it('is the same either way round, and for classes named the other way round', () => {
    fc.assert(
      fc.property(anyTable, weights, ([table, k], weight) => {
        const kappa = cohenKappa(table, k, weight);
        for (const other of [cohenKappa(transpose(table, k), k, weight), cohenKappa(table.toReversed(), k, weight)]) {
          expect(other.reason).toBe(kappa.reason);
          expect(other.value ?? 0).toBeCloseTo(kappa.value ?? 0, 12);
        }
      }),
    );
  });

  it('lies between -1 and 1, and is 1 exactly where all agree', () => {
    fc.assert(
      fc.property(anyTable, ([table, k]) => {
        const { value } = cohenKappa(table, k);
        const allAgree = table.every((count, cell) => count === 0 || cell % (k + 1) === 0);
        if (value !== null) expect(value === 1).toBe(allAgree);
        expect(Math.abs(value ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is undefined, with the reason, without items and where both used one class; but not where each used another', () => {
    expect(cohenKappa([0, 0, 0, 0], 2)).toEqual({ value: null, reason: 'the two have no item in common' });
    expect(cohenKappa([], 0)).toEqual({ value: null, reason: 'the two have no item in common' });
    expect(cohenKappa([9, 0, 0, 0], 2)).toEqual({ value: null, reason: 'no variation: both used one class only' });
    expect(cohenKappa([0, 9, 0, 0], 2)).toEqual({ value: 0, reason: null });
    expect(() => cohenKappa([1, 2, 3], 2)).toThrow(RangeError);
  });
});
