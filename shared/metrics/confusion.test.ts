import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../agreement/cohenKappa';
import { averageFigures } from './averageFigures';
import { balancedAccuracy } from './balancedAccuracy';
import { classFigures } from './classFigures';
import { confusionCost } from './confusionCost';
import { matthewsCorrelation } from './matthewsCorrelation';

/** Confusion matrix of two strings of classes, one letter an item. */
function matrixOf(truth: string, predicted: string, classes: string): Float64Array {
  const matrix = new Float64Array(classes.length ** 2);
  [...truth].forEach((letter, at) => (matrix[classes.indexOf(letter) * classes.length + classes.indexOf(predicted[at]!)]! += 1));
  return matrix;
}

const anyMatrix = fc.integer({ min: 1, max: 5 }).chain((k) => fc.tuple(fc.constant(k), fc.array(fc.integer({ min: 0, max: 30 }), { minLength: k * k, maxLength: k * k })));

describe('classFigures and averageFigures', () => {
  const averages = (truth: string, predicted: string, classes: string, average: 'macro' | 'micro' | 'weighted') => {
    const { precision, recall, f1 } = averageFigures(classFigures(matrixOf(truth, predicted, classes), classes.length), average);
    return [precision, recall, f1].map((value) => Number(value!.toFixed(6)));
  };

  it("gives scikit-learn's values for y = 0 1 2 0 1 2, predicted 0 2 1 0 0 1", () => {
    expect(averages('012012', '021001', '012', 'macro')).toEqual([0.222222, 0.333333, 0.266667]);
    expect(averages('012012', '021001', '012', 'micro')).toEqual([0.333333, 0.333333, 0.333333]);
    expect(averages('012012', '021001', '012', 'weighted')[0]).toBe(0.222222);
    expect(classFigures(matrixOf('012012', '021001', '012'), 3).map(({ f1 }) => f1.value)).toEqual([0.8, 0, 0]);
  });

  it('gives the classification report of y = 0 1 2 2 2, predicted 0 0 2 2 1, and not the harmonic mean 0.526316', () => {
    expect(averages('01222', '00221', '012', 'macro')).toEqual([0.5, 0.555556, 0.488889]);
    expect(averages('01222', '00221', '012', 'weighted')).toEqual([0.7, 0.6, 0.613333]);
    expect(averages('01222', '00221', '012', 'micro')[2]).toBe(0.6);
  });

  it('leaves undefined values null, counts them as 0 in macro, and looks at classes that are true or predicted only', () => {
    const figures = classFigures(matrixOf('aaabbc', 'aabbdb', 'abcde'), 5);
    expect(figures.map(({ precision, recall, f1 }) => [precision.value, recall.value, f1.value])).toEqual([[1, 2 / 3, 0.8], [1 / 3, 0.5, 0.4], [null, 0, 0], [0, null, 0], [null, null, null]]);
    expect(figures[2]!.precision.reason).toMatch(/never predicted/);
    const macro = averageFigures(figures, 'macro');
    expect(macro).toMatchObject({ classes: 4, undefined: { precision: 1, recall: 1, f1: 0 } });
    [macro.precision, macro.recall, macro.f1].forEach((value, at) => expect(value).toBeCloseTo([0.333333, 0.291667, 0.3][at]!, 6));
  });

  it('has no average without items', () => {
    expect(averageFigures(classFigures(new Float64Array(4), 2), 'macro')).toMatchObject({ precision: null, recall: null, f1: null, classes: 0 });
    expect(() => classFigures([1, 2, 3], 2)).toThrow(RangeError);
  });

  it('stays within 0 and 1, and does not depend on the order of the classes', () => {
    fc.assert(
      fc.property(anyMatrix, ([k, matrix]) => {
        const turned = matrix.map((_, cell) => matrix[(k - 1 - Math.floor(cell / k)) * k + (k - 1 - (cell % k))]!);
        for (const average of ['macro', 'micro', 'weighted'] as const) {
          const [one, other] = [averageFigures(classFigures(matrix, k), average), averageFigures(classFigures(turned, k), average)];
          for (const of of ['precision', 'recall', 'f1'] as const) {
            if (one[of] === null) expect(other[of]).toBeNull();
            else expect(one[of]).toBeCloseTo(other[of]!, 12);
            expect(one[of] ?? 0.5).toBeGreaterThanOrEqual(0);
            expect(one[of] ?? 0.5).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
    );
  });
});

describe('confusion matrix', () => {
  it("has the truth in rows: scikit-learn's y = 2 0 2 2 0 1, predicted 0 0 2 2 0 2", () => {
    expect([...matrixOf('202201', '002202', '012')]).toEqual([2, 0, 0, 0, 0, 1, 1, 0, 2]);
  });
});

describe('balancedAccuracy', () => {
  it('gives 0.625 and 0.25 for 0 1 0 0 1 0 against 0 1 0 0 0 1', () => {
    const { value, adjusted } = balancedAccuracy(matrixOf('010010', '010001', '01'), 2);
    expect(value.value).toBe(0.625);
    expect(adjusted.value).toBeCloseTo(0.25, 12);
  });

  it('leaves classes out that are not in the truth', () => {
    const { value, adjusted } = balancedAccuracy(matrixOf('aaabbc', 'aabbdb', 'abcde'), 5);
    expect(value.value).toBeCloseTo(0.388889, 6);
    expect(adjusted.value).toBeCloseTo((0.388889 - 1 / 3) / (2 / 3), 5);
  });

  it('is undefined without items, adjusted also with one class', () => {
    expect(balancedAccuracy(new Float64Array(4), 2)).toMatchObject({ value: { value: null }, adjusted: { value: null } });
    expect(balancedAccuracy(matrixOf('aa', 'ab', 'ab'), 2)).toMatchObject({ value: { value: 0.5 }, adjusted: { value: null, reason: 'the truth has one class only' } });
  });
});

describe('matthewsCorrelation', () => {
  it.each([
    ['+++-', '+-++', '+-', -0.333333],
    ['1100', '0011', '01', -1],
    ['111111110000', '111111001000', '10', 0.478091],
    ['0120', '0120', '012', 1],
  ])('%s against %s', (truth, predicted, classes, expected) => {
    expect(matthewsCorrelation(matrixOf(truth, predicted, classes), classes.length).value).toBeCloseTo(expected, 6);
  });

  it('is undefined, and not 0, without items or variation', () => {
    expect(matthewsCorrelation(new Float64Array(4), 2).reason).toBe('no item was evaluated');
    expect(matthewsCorrelation(matrixOf('aab', 'aaa', 'ab'), 2).reason).toMatch(/one class only was predicted/);
    expect(matthewsCorrelation(matrixOf('aaa', 'aab', 'ab'), 2).reason).toMatch(/truth is one class/);
  });

  it('is the same when truth and prediction change places, as is kappa', () => {
    fc.assert(
      fc.property(anyMatrix, ([k, matrix]) => {
        const turned = matrix.map((_, cell) => matrix[(cell % k) * k + Math.floor(cell / k)]!);
        for (const measure of [matthewsCorrelation, cohenKappa]) {
          const [one, other] = [measure(matrix, k).value, measure(turned, k).value];
          if (one === null) expect(other).toBeNull();
          else expect(one).toBeCloseTo(other!, 10);
        }
      }),
    );
  });
});

describe('confusionCost', () => {
  it('adds up counts times costs', () => {
    expect(confusionCost([8, 3, 1, 8], [0, 1, 10, 0])).toEqual({ total: 13, mean: { value: 0.65, reason: null } });
    expect(confusionCost([0, 0, 0, 0], [0, 1, 1, 0]).mean.value).toBeNull();
  });
});
