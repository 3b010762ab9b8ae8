import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelMatrixOf } from './labelMatrix';
import { percentAgreement } from './percentAgreement';
import { labelsWithoutRepeats, matrixOfItems, renumber } from './testMatrix';

describe('percentAgreement', () => {
  it('is the mean over overlapped items of the share of agreeing pairs', () => {
    expect(percentAgreement(matrixOfItems(['00', '01', '001', '1*']))).toEqual({ value: (1 + 0 + 1 / 3) / 3, reason: null, items: 3 });
  });

  it('takes the last label where an annotator has several for one item', () => {
    const m = labelMatrixOf({ itemCount: 1, annotatorCount: 2, classCount: 2 }, [[0, 0, 1], [0, 1, 0], [0, 0, 0]]);
    expect(percentAgreement(m)).toEqual({ value: 1, reason: null, items: 1 });
    expect(percentAgreement(labelMatrixOf({ itemCount: 1, annotatorCount: 1, classCount: 1 }, [[0, 0, 0], [0, 0, 0]])).value).toBeNull();
  });

  it('is not changed, to the last digit, by order and names, and lies between 0 and 1', () => {
    fc.assert(
      fc.property(labelsWithoutRepeats, fc.constantFrom('items' as const, 'annotators' as const, 'classes' as const), (labels, what) => {
        const measure = percentAgreement(labelMatrixOf(labels.counts, labels.triples));
        expect(percentAgreement(renumber(labels, what))).toEqual(measure);
        expect(measure.value ?? 0).toBeGreaterThanOrEqual(0);
        expect(measure.value ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is undefined, with the reason, where nothing overlaps', () => {
    expect(percentAgreement(matrixOfItems(['0*', '*1']))).toEqual({ value: null, reason: 'no item was labelled by two annotators', items: 0 });
    expect(percentAgreement(matrixOfItems([]))).toEqual({ value: null, reason: 'no item was labelled by two annotators', items: 0 });
  });
});
