import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, fromState, splitMix64 } from './random';
import { shuffle } from './shuffle';

describe('createRandom', () => {
  it('gives the published values of xoshiro128** for the state 1, 2, 3, 4', () => {
    const { nextUint32 } = fromState(1, 2, 3, 4);
    expect(Array.from({ length: 10 }, nextUint32)).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804]);
  });

  it('fills its state with the published values of SplitMix64 for the seed 1234567', () => {
    const next = splitMix64(1234567);
    expect([next(), next(), next()]).toEqual([6457827717110365317n, 3203168211198807973n, 9817491932198370423n]);
  });

  it('gives the same numbers for the same seed, negative and large ones too', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seed) => {
        const [a, b] = [createRandom(seed), createRandom(seed)];
        return Array.from({ length: 5 }, a.nextUint32).join() === Array.from({ length: 5 }, b.nextUint32).join();
      }),
    );
  });

  it('draws each number below a limit about equally often (chi-squared at 0.1 %)', () => {
    const random = createRandom(1);
    const counts = Array<number>(7).fill(0);
    for (let draw = 0; draw < 70_000; draw++) counts[random.nextBelow(7)]!++;
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(22.5);
  });

  it('draws fractions from 0 up to and without 1', () => {
    const random = createRandom(2);
    const drawn = Array.from({ length: 10_000 }, random.nextFloat);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
  });
});

describe('shuffle', () => {
  it('keeps every element and reaches every order about equally often (chi-squared at 0.1 %)', () => {
    const random = createRandom(3);
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 24_000; draw++) {
      const order = shuffle(['a', 'b', 'c', 'd'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect([...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(49.7);
  });
});
