import { describe, expect, it } from 'vitest';
import { createRandom } from '../sampling/random';
import { bootstrapReplicates } from './bootstrapReplicates';
import { pairedDifference } from './pairedDifference';
import { percentileInterval } from './percentileInterval';

describe('pairedDifference', () => {
  it('is sure of 10 fixed and 2 broken items of 100 to between 0.02 and 0.15', () => {
    expect(pairedDifference({ n: 100, fixed: 10, broken: 2 }, { replicates: 20_000, seed: 1 })).toEqual({ low: 0.02, high: 0.15, undefinedReplicates: 0 });
  });

  it('has the interval of resampling item by item (seeded)', async () => {
    const changes = Int8Array.from({ length: 300 }, (_, item) => (item % 7 === 0 ? 1 : item % 11 === 0 ? -1 : 0));
    const count = (change: number) => changes.filter((value) => value === change).length;
    const expected = percentileInterval(await bootstrapReplicates({ items: 300, replicates: 10_000, seed: 1, statistic: (counts) => changes.reduce((sum, change, item) => sum + change * counts[item]!, 0) / 300 }))!;
    const found = pairedDifference({ n: 300, fixed: count(1), broken: count(-1) }, { replicates: 10_000, seed: 2 })!;
    expect(Math.abs(found.low - expected.low)).toBeLessThan(0.005);
    expect(Math.abs(found.high - expected.high)).toBeLessThan(0.005);
  });

  it('covers the true difference about 95 times in 100 (seeded)', () => {
    const random = createRandom(5);
    let hits = 0;
    for (let seed = 1; seed <= 400; seed += 1) {
      const sample = { fixed: 0, broken: 0 };
      for (let item = 0; item < 60; item += 1) {
        const share = random.nextFloat();
        if (share < 0.2) sample.fixed += 1;
        else if (share < 0.3) sample.broken += 1;
      }
      const { low, high } = pairedDifference({ n: 60, ...sample }, { replicates: 500, seed })!;
      if (low <= 0.1 && 0.1 <= high) hits += 1;
    }
    expect(hits / 400).toBeGreaterThan(0.91);
    expect(hits / 400).toBeLessThan(0.98);
  });

  it('is not defined for one item or without replicates', () => {
    expect(pairedDifference({ n: 1, fixed: 1, broken: 0 }, { replicates: 100, seed: 0 })).toBeNull();
    expect(pairedDifference({ n: 10, fixed: 1, broken: 0 }, { replicates: 0, seed: 0 })).toBeNull();
  });
});
