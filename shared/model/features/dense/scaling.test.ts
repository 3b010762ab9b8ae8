import { describe, expect, it } from 'vitest';
import type { DenseRows } from '../../featureRows';
import { applyScaling } from './applyScaling';
import { fitScaling } from './fitScaling';

const rows: DenseRows = { kind: 'dense', rows: 3, columns: 3, values: Float32Array.of(1, 5, 0, 2, 5, 0, 3, 5, 9) };

describe('scaling', () => {
  it('gives mean 0 and deviation 1, and 0 for what is constant', () => {
    const { values } = applyScaling(fitScaling(rows), rows);
    [-Math.sqrt(1.5), 0, -Math.SQRT1_2, 0, 0, -Math.SQRT1_2, Math.sqrt(1.5), 0, Math.SQRT2].forEach((value, at) => expect(values[at]).toBeCloseTo(value, 6));
  });

  it('is fitted on the given rows alone', () => {
    const fitted = fitScaling(rows, { rows: [0, 1] });
    expect([...fitted.means]).toEqual([1.5, 5, 0]);
    expect([...fitted.scales]).toEqual([2, 0, 0]);
  });

  it('can make rows of length 1 first; a row of zeros stays one', () => {
    const given: DenseRows = { kind: 'dense', rows: 3, columns: 2, values: Float32Array.of(3, 4, 30, 40, 0, 0) };
    const fitted = fitScaling(given, { unitLength: true });
    const { values } = applyScaling(fitted, given);
    expect(values[0]).toBe(values[2]);
    expect(fitted.means[0]).toBeCloseTo(0.4, 6);
  });

  it('refuses other columns, no rows and numbers that are none', () => {
    expect(() => applyScaling(fitScaling(rows), { ...rows, columns: 1, rows: 9 })).toThrow(RangeError);
    expect(() => fitScaling(rows, { rows: [] })).toThrow(RangeError);
    expect(() => fitScaling({ ...rows, values: rows.values.map(() => NaN) })).toThrow('not a finite number');
  });
});
