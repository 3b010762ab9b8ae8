import { expect, test } from 'vitest';
import { bestF1, type CurvePoint, pointAt, stepOf } from './threshold';

const POINTS: readonly CurvePoint[] = [
  { threshold: 0.9, tp: 1, fp: 0, precision: 1, recall: 0.25, f1: 0.4 },
  { threshold: 0.6, tp: 3, fp: 1, precision: 0.75, recall: 0.75, f1: 0.75 },
  { threshold: 0.2, tp: 4, fp: 6, precision: 0.4, recall: 1, f1: 0.5714 },
];

test('the counts at a threshold are those of the lowest point at or above it', () => {
  expect([0.95, 0.9, 0.7, 0.6, 0.1].map((threshold) => pointAt(POINTS, threshold))).toEqual([0, 0, 0, 1, 2]);
});

test('the best F1 is found, and there is none without points', () => {
  expect([bestF1(POINTS), bestF1([])]).toEqual([1, null]);
});

test('keys go up and down the thresholds and stop at the ends', () => {
  expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'PageUp', 'PageDown', 'x'].map((key) => stepOf(key, 1, 3))).toEqual([0, 2, 2, 0, 0, 2, null]);
});
