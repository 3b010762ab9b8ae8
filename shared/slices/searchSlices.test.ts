import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreBound } from './scoreBound';
import { searchSlices } from './searchSlices';
import { sliceLineScore } from './sliceLineScore';
import { bruteForce, keyOf, noPause } from './testSlices';

const digits = (text: string) => [...text].map((digit) => [Number(digit)]);
const DATADOME = { rowCount: 8, kinds: Uint8Array.from([1, 1, 1, 1, 0, 0, 0, 0]), keys: ['11111122', '11112211', '12345678', '33313121'].map((column) => keyOf(digits(column), 9)) };

const rowsOf = fc.integer({ min: 1, max: 24 }).chain((rowCount) =>
  fc.record({
    kinds: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: rowCount, maxLength: rowCount }),
    keys: fc.array(fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }), { minLength: rowCount, maxLength: rowCount }), { minLength: 1, maxLength: 5 }),
  }).map(({ kinds, keys }) => ({ rowCount, kinds: Uint8Array.from(kinds), keys: keys.map((values) => keyOf(values, 3)) })),
);
const settings = fc.record({ maxDepth: fc.integer({ min: 1, max: 4 }), minSupport: fc.integer({ min: 1, max: 6 }), alpha: fc.constantFrom(0.5, 0.9, 0.95, 0.99, 1), top: fc.integer({ min: 1, max: 30 }) });

describe('sliceLineScore', () => {
  it('gives the values of DataDome’s example', () => {
    const all = { size: 8, errors: 4 };
    expect(sliceLineScore({ size: 3, errors: 3 }, all, 0.95)).toBeCloseTo(0.866_67, 5);
    expect(sliceLineScore({ size: 4, errors: 3 }, all, 0.95)).toBeCloseTo(0.425, 10);
    expect(sliceLineScore({ size: 4, errors: 4 }, all, 0.95)).toBeCloseTo(0.9, 10);
    expect(sliceLineScore(all, all, 0.95)).toBe(0);
  });

  it('is not defined for an empty slice or without errors', () => {
    expect(sliceLineScore({ size: 0, errors: 0 }, { size: 8, errors: 4 }, 0.95)).toBeNull();
    expect(sliceLineScore({ size: 4, errors: 0 }, { size: 8, errors: 0 }, 0.95)).toBeNull();
  });
});

describe('scoreBound', () => {
  it('is never below the score of a part', () => {
    const parts = fc.integer({ min: 1, max: 60 }).chain((size) => fc.integer({ min: 0, max: size }).map((errors) => ({ size, errors })));
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 20 }), fc.constantFrom(0.3, 0.9, 0.98, 1), (within, least, alpha) => {
        const all = { size: 100, errors: Math.max(within.errors, 30) };
        const bound = scoreBound(within, least, all, alpha);
        for (let size = least; size <= within.size; size += 1) for (let errors = 1; errors <= Math.min(size, within.errors); errors += 1) expect(sliceLineScore({ size, errors }, all, alpha)!).toBeLessThanOrEqual(bound + 1e-12);
      }),
    );
  });
});

describe('searchSlices', () => {
  it('finds the slices of DataDome’s example in its order', async () => {
    const { slices } = await searchSlices(DATADOME, { maxDepth: 2, minSupport: 1, alpha: 0.95, top: 2, pause: noPause });
    expect(slices.map(({ predicate, score }) => [predicate.map(({ key, value }) => `f${key + 1}=${value}`).join(), score])).toEqual([
      ['f1=1,f2=1', expect.closeTo(0.9, 10)],
      ['f2=1,f4=3', expect.closeTo(0.866_67, 5)],
    ]);
  });

  it('finds what trying all slices finds: nothing that belongs to the best is left out', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, settings, async (rows, options) => {
        const expected = bruteForce(rows, options).slice(0, options.top);
        const { slices } = await searchSlices(rows, { ...options, pause: noPause });
        expect(slices.map(({ score }) => score)).toEqual(expected.map(({ score }) => score));
        // Of equal scores at the end of the list another one may be meant.
        const last = expected.at(-1)?.score;
        const names = (list: readonly { readonly score: number; readonly predicate: unknown }[]) => list.filter(({ score }) => score !== last).map(({ predicate }) => JSON.stringify(predicate)).toSorted();
        expect(names(slices)).toEqual(names(expected));
      }),
      { numRuns: 400 },
    );
  });

  it('says how far it is and can be stopped', async () => {
    const shares: number[] = [];
    const stop = () => Promise.reject(new Error('stopped'));
    await searchSlices(DATADOME, { maxDepth: 3, minSupport: 1, alpha: 0.95, top: 5, pause: async (share) => void shares.push(share!) });
    expect(shares.every((share, at) => share > 0 && share <= 1 && (at === 0 || share >= shares[at - 1]!))).toBe(true);
    await expect(searchSlices(DATADOME, { maxDepth: 3, minSupport: 1, alpha: 0.95, top: 5, pause: stop })).rejects.toThrow('stopped');
  });

  it('finds nothing where nothing is wrong', async () => {
    const { slices, searched } = await searchSlices({ ...DATADOME, kinds: new Uint8Array(8) }, { maxDepth: 2, minSupport: 1, alpha: 0.95, top: 2, pause: noPause });
    expect([slices, searched]).toEqual([[], 0]);
  });
});
