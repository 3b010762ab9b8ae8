import { expect, it } from 'vitest';
import { predictionStability } from './predictionStability';

const all = () => true;
const a = Int16Array.of(0, 0, 1, 1, 0, 1, 0, 1);
/** Kappa with a: 6 of 8 alike, half by chance. */
const b = Int16Array.of(0, 0, 1, 1, 0, 1, 1, 0);

it('is the mean kappa of the last three pairs', () => {
  expect(predictionStability([a, a, a, a], 2, all)).toBe(1);
  expect(predictionStability([a, a, a, b], 2, all)).toBeCloseTo((1 + 1 + 0.5) / 3, 12);
  expect(predictionStability([b, a, a, a, a], 2, all)).toBe(1);
  expect(predictionStability([a, b, a, b], 2, all)).toBeCloseTo(0.5, 12);
});

it('counts items that both models predicted and that have no label', () => {
  expect(predictionStability([a, a, a, b], 2, (item) => item < 6)).toBe(1);
  expect(predictionStability([a, a, a, b.map((place, item) => (item < 6 ? place : -1))], 2, all)).toBe(1);
});

it('says nothing of fewer than four models, of one class, and of no item', () => {
  expect(predictionStability([a, a, a], 2, all)).toBeNull();
  expect(predictionStability([a, a, a, a], 2, () => false)).toBeNull();
  const one = new Int16Array(8);
  expect(predictionStability([one, one, one, one], 2, all)).toBeNull();
});
