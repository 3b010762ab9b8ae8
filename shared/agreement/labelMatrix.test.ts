import { describe, expect, it } from 'vitest';
import { labelMatrixOf } from './labelMatrix';

describe('labelMatrixOf', () => {
  it('puts the labels of an item together, in order of annotator, repeats in their order', () => {
    const matrix = labelMatrixOf({ itemCount: 3, annotatorCount: 2, classCount: 3 }, [[2, 1, 0], [0, 1, 2], [0, 0, 1], [2, 1, 1]]);
    expect([...matrix.start]).toEqual([0, 2, 2, 4]);
    expect([...matrix.annotator]).toEqual([0, 1, 1, 1]);
    expect([...matrix.label]).toEqual([1, 2, 0, 1]);
  });

  it('refuses numbers outside their counts', () => {
    expect(() => labelMatrixOf({ itemCount: 1, annotatorCount: 1, classCount: 1 }, [[0, 0, 1]])).toThrow(RangeError);
    expect(() => labelMatrixOf({ itemCount: 1, annotatorCount: 1, classCount: 1 }, [[1, 0, 0]])).toThrow(RangeError);
  });
});
