import { expect, it } from 'vitest';
import { expNegative } from './expNegative';

it('is e^x as closely as a Float32 shows, and 0 where that holds nothing so small', () => {
  let furthest = 0;
  for (let x = 0; x > -103; x -= 0.00137) furthest = Math.max(furthest, Math.abs(expNegative(x) / Math.exp(x) - 1));
  expect(furthest).toBeLessThan(2e-9);
  expect([expNegative(0), expNegative(-1e-300), expNegative(-1000), expNegative(-Infinity)]).toEqual([1, 1, 0, 0]);
  expect(Math.fround(Math.exp(-104.1))).toBe(0);
  expect(expNegative(Number.NaN)).toBeNaN();
});
