import { expect, test } from 'vitest';
import { DEFAULT_PERCENTS, sumOf, toRatios, withPercent } from './splitRatios';

test('what one split takes, the others give in proportion', () => {
  expect(withPercent(DEFAULT_PERCENTS, 'train', 60)).toEqual({ train: 60, dev: 20, test: 20 });
  expect(withPercent({ train: 70, dev: 20, test: 10 }, 'train', 40)).toEqual({ train: 40, dev: 40, test: 20 });
});

test('whatever is typed, the shares sum to 100 and none is negative', () => {
  for (const start of [DEFAULT_PERCENTS, { train: 100, dev: 0, test: 0 }, { train: 33, dev: 33, test: 34 }]) {
    for (const split of ['train', 'dev', 'test'] as const) {
      for (const wanted of [-5, 0, 1, 33, 50, 99, 100, 250, 66.6]) {
        const next = withPercent(start, split, wanted);
        expect(sumOf(next)).toBe(100);
        expect(Math.min(next.train, next.dev, next.test)).toBeGreaterThanOrEqual(0);
      }
    }
  }
});

test('a split without items is not asked for', () => {
  expect(toRatios({ train: 90, dev: 0, test: 10 })).toEqual({ train: 0.9, test: 0.1 });
});
