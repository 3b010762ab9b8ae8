import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { krippendorffAlpha } from './krippendorffAlpha';
import { labelMatrixOf } from './labelMatrix';
import { anyLabels, labelsWithoutRepeats, matrixOfCoders, matrixOfItems, renumber } from './testMatrix';

describe('krippendorffAlpha', () => {
  it('gives the values of fast-krippendorff for the three coders of Wikipedia, with missing labels', () => {
    // digits are 1 to 4, so class 0 is not used
    const m = matrixOfCoders(['*****34121133*3', '1*213343*******', '**21344*21133*4']);
    expect(m.label).toHaveLength(27);
    expect(krippendorffAlpha(m).value).toBeCloseTo(0.691358, 6);
    expect(krippendorffAlpha(m, { metric: 'interval' }).value).toBeCloseTo(0.810845, 6);
    expect(krippendorffAlpha(m, { metric: 'ordinal' }).value).toBeCloseTo(0.806721, 6);
  });

  it('gives the values of R for the four raters of Krippendorff 1980', () => {
    const m = matrixOfItems('11*1/2232/3333/3333/2222/1234/4444/1121/2222/*555/**11/**3*'.split('/'));
    const values = [0, 1, 2, 3, 4, 5];
    expect(krippendorffAlpha(m).value).toBeCloseTo(0.743421, 6);
    expect(krippendorffAlpha(m, { metric: 'ordinal' }).value).toBeCloseTo(0.815388, 6);
    expect(krippendorffAlpha(m, { metric: 'interval', values }).value).toBeCloseTo(0.849107, 6);
    expect(krippendorffAlpha(m, { metric: 'ratio', values }).value).toBeCloseTo(0.797403, 6);
  });

  it('takes a class for its place in the schema, from 1, where it is not told what number it stands for', () => {
    const m = matrixOfItems('00*0/1121/2222/2222/1111/0123/3333/0010/1111/*444/**00/**2*'.split('/'));
    expect(krippendorffAlpha(m, { metric: 'ratio' }).value).toBeCloseTo(0.797403, 6);
    expect(krippendorffAlpha(m, { metric: 'ratio', values: [1, 2, 3, 4, 5] })).toEqual(krippendorffAlpha(m, { metric: 'ratio' }));
  });

  it('gives the values of the published examples with two classes', () => {
    expect(krippendorffAlpha(matrixOfItems(['11', '00', '10'])).value).toBeCloseTo(0.444444, 6);
    expect(krippendorffAlpha(matrixOfCoders(['0100000010', '1110010000'])).value).toBeCloseTo(0.095238, 6);
  });

  it('is not changed, to the last digit, by the order and names of items and annotators, nor by names of classes', () => {
    fc.assert(
      fc.property(labelsWithoutRepeats, fc.constantFrom('items' as const, 'annotators' as const, 'classes' as const), (labels, what) => {
        expect(krippendorffAlpha(renumber(labels, what))).toEqual(krippendorffAlpha(labelMatrixOf(labels.counts, labels.triples)));
      }),
    );
  });

  it('is at most 1, and 1 exactly where everyone agrees', () => {
    fc.assert(
      fc.property(anyLabels, fc.constantFrom('nominal' as const, 'ordinal' as const, 'interval' as const, 'ratio' as const), ({ counts, triples }, metric) => {
        const { value } = krippendorffAlpha(labelMatrixOf(counts, triples), { metric });
        expect(value ?? 0).toBeLessThanOrEqual(1);
        const agreed = krippendorffAlpha(labelMatrixOf(counts, triples.map(([item, annotator]) => [item, annotator, item % counts.classCount])), { metric });
        expect(agreed.value ?? 1).toBe(1);
      }),
    );
  });

  it('is undefined, with the reason, without overlap and without variation', () => {
    expect(krippendorffAlpha(matrixOfItems(['0*', '*1']))).toEqual({ value: null, reason: 'no item was labelled by two annotators' });
    expect(krippendorffAlpha(matrixOfItems([]))).toEqual({ value: null, reason: 'no item was labelled by two annotators' });
    expect(krippendorffAlpha(matrixOfItems(['00', '00']))).toEqual({ value: null, reason: 'no variation: every label is of one class' });
    expect(krippendorffAlpha(matrixOfItems(['01']), { metric: 'interval', values: [3, 3] })).toEqual({ value: null, reason: 'no variation: every label stands for one value' });
  });

  it('takes two zeros for equal, and refuses values for another number of classes', () => {
    expect(krippendorffAlpha(matrixOfItems(['00', '01', '11']), { metric: 'ratio', values: [0, 5] }).value).toBeCloseTo(0.444444, 6);
    expect(() => krippendorffAlpha(matrixOfItems(['01']), { metric: 'interval', values: [1] })).toThrow(RangeError);
  });
});
