import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DenseRows } from '../model/featureRows';
import { nearDuplicates } from './nearDuplicates';
import { meanSimilarity } from './density';
import { projectRows } from './projectRows';
import { denseOf, sparseOf } from './testRows';
import { squaredDistance } from './clusterRows';

const table = fc.array(fc.array(fc.constantFrom(0, 0, 0, 1, 2, 5), { minLength: 6, maxLength: 6 }), { minLength: 2, maxLength: 12 });

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, at) => sum + value * y[at]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe('nearDuplicates', () => {
  it('finds what all pairs by definition find, sparse or dense', () => {
    fc.assert(fc.property(table, fc.constantFrom(0.5, 0.83, 0.91, 1), (rows, threshold) => {
      const asked = rows.at(-1)!;
      const others = rows.slice(0, -1);
      const cosines = others.map((row) => cosine(row, asked));
      fc.pre(cosines.every((value) => Number.isNaN(value) || Math.abs(value - threshold) > 1e-5 || value === 1));
      for (const features of [sparseOf(rows), denseOf(rows)]) {
        const index = nearDuplicates(features, threshold);
        others.forEach((_, at) => index.add(at));
        expect(index.holds(rows.length - 1)).toBe(cosines.some((value) => value >= threshold - 1e-9));
      }
    }));
  });

  it('takes equal content as a duplicate without any features', () => {
    const index = nearDuplicates(null, 1, [7, 8, 7]);
    index.add(0);
    expect([index.holds(1), index.holds(2)]).toEqual([false, true]);
  });
});

describe('meanSimilarity', () => {
  it('is the mean cosine to all rows', () => {
    fc.assert(fc.property(table, (rows) => {
      fc.pre(rows.every((row) => row.some((value) => value > 0)));
      const expected = rows.map((row) => rows.reduce((sum, other) => sum + cosine(row, other), 0) / rows.length);
      expect([...meanSimilarity(sparseOf(rows), rows.map((_, at) => at))]).toEqual(expected.map((value) => expect.closeTo(value, 6) as number));
      expect([...meanSimilarity(denseOf(rows), rows.map((_, at) => at))]).toEqual(expected.map((value) => expect.closeTo((1 + value) / 2, 6) as number));
    }));
  });
});

describe('projectRows', () => {
  it('keeps angles roughly, and says the same of sparse and dense rows', () => {
    const rows = Array.from({ length: 12 }, (_, at) => Array.from({ length: 300 }, (__, column) => (column % 12 === at ? 1 : column % 7 === at % 2 ? 1 : 0)));
    const { values, columns } = projectRows(sparseOf(rows), rows.map((_, at) => at), 3);
    expect(columns).toBe(64);
    expect(projectRows(denseOf(rows), rows.map((_, at) => at), 3).values).toEqual(values);
    for (let a = 0; a < 12; a += 1) for (let b = 0; b < a; b += 1) expect(Math.abs(1 - squaredDistance(values, a * 64, values, b * 64, 64) / 2 - cosine(rows[a]!, rows[b]!))).toBeLessThan(0.45);
  });

  it('leaves few dense columns as they are, at length 1', () => {
    const rows: DenseRows = denseOf([[3, 4], [0, 0]]);
    expect([...projectRows(rows, [1, 0], 3).values]).toEqual([0, 0, expect.closeTo(0.6, 6), expect.closeTo(0.8, 6)]);
  });
});
