import { expect, test } from 'vitest';
import { spreadLabels } from './spreadLabels';

test('labels that do not touch stay where they are; others are moved apart and stay in the picture', () => {
  expect(spreadLabels([20, 50, 80], 12, 0, 100)).toEqual([20, 50, 80]);
  expect(spreadLabels([50, 52], 12, 0, 100)).toEqual([50, 62]);
  expect(spreadLabels([99, 100, 98], 10, 0, 100)).toEqual([90, 100, 80]);
});
