import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotatorAgreement } from './annotatorAgreement';
import { labelMatrixOf } from './labelMatrix';
import { pairwiseAgreement } from './pairwiseAgreement';
import { anyLabels, matrixOfItems } from './testMatrix';

describe('annotatorAgreement', () => {
  it("gives cleanlab's agreement with other annotators", () => {
    const found = annotatorAgreement(matrixOfItems(['00-', '111', '22-', '01-', '1-1', '2-2', '001', '-20']));
    expect(found.map(({ agreementWithOthers }) => agreementWithOthers.value!.toFixed(6))).toEqual(['0.777778', '0.625000', '0.571429']);
    expect(found.map(({ labels, overlapped }) => [labels, overlapped])).toEqual([[7, 7], [6, 6], [5, 5]]);
  });

  it('is the share of agreement over the pairs of the annotator, weighed by their items, with repeats too', () => {
    fc.assert(
      fc.property(anyLabels, ({ counts, triples }) => {
        const m = labelMatrixOf(counts, triples);
        const { pairs } = pairwiseAgreement(m);
        annotatorAgreement(m).forEach(({ agreementWithOthers }, annotator) => {
          const own = pairs.filter(({ a, b }) => a === annotator || b === annotator);
          const items = own.reduce((sum, pair) => sum + pair.items, 0);
          const equal = own.reduce((sum, pair) => sum + pair.items * pair.percentAgreement, 0);
          expect(agreementWithOthers.value?.toFixed(10)).toBe(items === 0 ? undefined : (equal / items).toFixed(10));
        });
      }),
    );
  });

  it('counts all labels, and is undefined, with the reason, for who labels alone', () => {
    const found = annotatorAgreement(labelMatrixOf({ itemCount: 2, annotatorCount: 2, classCount: 2 }, [[0, 0, 0], [0, 0, 1], [1, 0, 1]]));
    expect(found[0]).toEqual({ labels: 3, overlapped: 0, agreementWithOthers: { value: null, reason: 'nobody else labelled their items' } });
    expect(found[1]).toEqual({ labels: 0, overlapped: 0, agreementWithOthers: { value: null, reason: 'nobody else labelled their items' } });
  });
});
