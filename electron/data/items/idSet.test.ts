import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdSet } from './idSet';

const MAX = 200;
const ids = fc.array(fc.integer({ min: 0, max: MAX }), { maxLength: 150 });

describe('IdSet', () => {
  it('does what a Set of numbers does', () => {
    fc.assert(
      fc.property(ids, ids, (left, right) => {
        const [a, b] = [IdSet.of(left, MAX), IdSet.of(right, MAX)];
        const [plainA, plainB] = [new Set(left), new Set(right)];
        const all = Uint32Array.from({ length: MAX + 1 }, (_, id) => id);
        expect(a.size).toBe(plainA.size);
        expect(Array.from(a.filter(all))).toEqual([...all].filter((id) => plainA.has(id)));
        expect(Array.from(a.and(b).filter(all))).toEqual([...all].filter((id) => plainA.has(id) && plainB.has(id)));
        expect(Array.from(a.minus(b).filter(all))).toEqual([...all].filter((id) => plainA.has(id) && !plainB.has(id)));
      }),
    );
  });

  it('keeps the order of what it filters', () => {
    expect(Array.from(IdSet.of([1, 5, 9], 10).filter(Uint32Array.of(9, 2, 1, 5)))).toEqual([9, 1, 5]);
  });

  it('knows nothing above its largest id', () => {
    const set = IdSet.of([3, 400], 10);
    expect([set.size, set.has(400), set.has(3)]).toEqual([1, false, true]);
  });
});
