import { expect, test } from 'vitest';
import { niceTicks } from './niceTicks';

test('ticks are round, cover the values and are about as many as asked for', () => {
  expect(niceTicks(0.61, 0.93)).toEqual([0.6, 0.7, 0.8, 0.9, 1]);
  expect(niceTicks(0, 200)).toEqual([0, 50, 100, 150, 200]);
  expect(niceTicks(40, 40)).toEqual([40, 50]);
  for (const [from, to] of [[0, 1], [3, 1_234], [0.0001, 0.0007], [-2, 5], [0, 0]] as const) {
    const ticks = niceTicks(from, to);
    expect(ticks[0]).toBeLessThanOrEqual(from);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(to);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThan(8);
  }
});
