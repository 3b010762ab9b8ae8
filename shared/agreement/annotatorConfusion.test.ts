import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotatorConfusion } from './annotatorConfusion';
import { countOverlap } from './countOverlap';
import { labelMatrixOf } from './labelMatrix';
import { anyLabels, matrixOfCoders, matrixOfItems } from './testMatrix';

describe('annotatorConfusion', () => {
  it("gives the coincidence matrix of Wikipedia's example for alpha", () => {
    const cells = annotatorConfusion(matrixOfCoders(['*****34121133*3', '1*213343*******', '**21344*21133*4']));
    expect(Array.from(cells, (cell) => Math.round(cell * 1e9) / 1e9)).toEqual([0, 0, 0, 0, 0, 0, 6, 0, 1, 0, 0, 0, 4, 0, 0, 0, 1, 0, 7, 2, 0, 0, 0, 2, 3]);
  });

  it('is symmetric, and its rows sum to the labels of each class', () => {
    fc.assert(
      fc.property(anyLabels, ({ counts, triples }) => {
        const m = labelMatrixOf(counts, triples);
        const k = counts.classCount;
        const cells = annotatorConfusion(m);
        const { classTotals } = countOverlap(m);
        for (let row = 0; row < k; row += 1) {
          expect(cells.subarray(row * k, row * k + k).reduce((sum, cell) => sum + cell, 0)).toBeCloseTo(classTotals[row]!, 9);
          for (let column = 0; column < k; column += 1) expect(cells[row * k + column]).toBeCloseTo(cells[column * k + row]!, 12);
        }
      }),
    );
  });

  it('gives the table of a pair, rows the first, and turns with it', () => {
    const m = matrixOfItems(['01', '01', '10', '11', '1*']);
    expect([...annotatorConfusion(m, { a: 0, b: 1 })]).toEqual([0, 2, 1, 1]);
    expect([...annotatorConfusion(m, { a: 1, b: 0 })]).toEqual([0, 1, 2, 1]);
  });

  it('is all 0 without overlap, and refuses a table that is too large', () => {
    expect([...annotatorConfusion(matrixOfItems(['0*', '*1']))]).toEqual([0, 0, 0, 0]);
    expect(() => annotatorConfusion(matrixOfItems(['0'], 10_000))).toThrow(RangeError);
  });
});
