import { expect, test } from 'vitest';
import { largestConfusions } from './largestConfusions';

test('the fullest cells off the diagonal come first, equal ones in the order of the matrix', () => {
  expect(largestConfusions([[90, 5, 5], [2, 50, 0], [5, 0, 0]], 3)).toEqual([
    { actual: 0, predicted: 1, count: 5, shareOfActual: 0.05 },
    { actual: 0, predicted: 2, count: 5, shareOfActual: 0.05 },
    { actual: 2, predicted: 0, count: 5, shareOfActual: 1 },
  ]);
  expect(largestConfusions([[3, 0], [0, 4]], 10)).toEqual([]);
});
