import { describe, expect, it } from 'vitest';
import { applyTemperature } from './applyTemperature';
import { fitTemperature } from './fitTemperature';

const probabilities = Float32Array.of(0.9, 0.05, 0.05, 0.8, 0.1, 0.1, 0.2, 0.7, 0.1, 0.05, 0.05, 0.9, 0.6, 0.3, 0.1, 0.1, 0.1, 0.8);
const labels = [0, 1, 1, 2, 0, 0];

describe('fitTemperature', () => {
  it('finds the minimum that scipy finds', () => {
    expect(fitTemperature(probabilities, labels, 3)).toBeCloseTo(2.053801, 4);
  });

  it('leaves rows out that have no label or no probabilities', () => {
    expect(fitTemperature(Float32Array.of(...probabilities, NaN, NaN, NaN, 1, 0, 0), [...labels, 1, -1], 3)).toBeCloseTo(2.053801, 4);
    expect(fitTemperature(probabilities, labels.map(() => -1), 3)).toBe(1);
  });

  it('does not trust in no errors further than so few answers bear, and goes no further than its end where all are wrong', () => {
    expect(fitTemperature(probabilities, [0, 0, 1, 2, 0, 2], 3)).toBeCloseTo(0.829875, 4);
    expect(fitTemperature(probabilities, [1, 2, 2, 0, 2, 0], 3)).toBe(20);
  });
});

describe('applyTemperature', () => {
  it('makes the log loss smaller, keeps the order and sums to 1', () => {
    const loss = (given: Float32Array) => labels.reduce((sum, label, row) => sum - Math.log(given[row * 3 + label]!) / 6, 0);
    const scaled = applyTemperature(probabilities, 3, fitTemperature(probabilities, labels, 3));
    expect(loss(probabilities)).toBeCloseTo(0.947232, 5);
    expect(loss(scaled)).toBeCloseTo(0.888204, 5);
    for (let row = 0; row < 6; row += 1) {
      const own = scaled.subarray(row * 3, row * 3 + 3);
      expect(own[0]! + own[1]! + own[2]!).toBeCloseTo(1, 6);
      const before = probabilities.subarray(row * 3, row * 3 + 3);
      expect(own.indexOf(Math.max(...own))).toBe(before.indexOf(Math.max(...before)));
    }
  });

  it('changes nothing at 1, and keeps 0 at 0', () => {
    const changed = applyTemperature(Float32Array.of(0.25, 0.75, 0, 1), 2, 1);
    expect([...changed]).toEqual([0.25, 0.75, 0, 1]);
    expect([...applyTemperature(Float32Array.of(0, 1), 2, 5)]).toEqual([0, 1]);
  });
});
