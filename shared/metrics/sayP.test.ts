import { expect, it } from 'vitest';
import { sayP } from './sayP';

it('rounds to two digits, but never across 0.05, and never to 0', () => {
  expect([1, 0.5, 0.0321, 0.0071, 0.05, 0.0504, 0.0001, 0, null].map(sayP)).toEqual(['1', '0.5', '0.032', '0.0071', '0.05', '0.05', '< 0.001', '< 0.001', 'n/a']);
  expect([0.0496, 0.04996, 0.049999999].map(sayP)).toEqual(['0.0496', '0.04996', '0.049999999']);
});
