import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotatorConfusion } from './annotatorConfusion';
import { cohenKappa } from './cohenKappa';
import { comparePairs } from './comparePairs';
import { labelMatrixOf } from './labelMatrix';
import { pairwiseAgreement } from './pairwiseAgreement';
import { anyLabels, labelsWithoutRepeats, matrixOfItems, renumber } from './testMatrix';

describe('pairwiseAgreement', () => {
  it('gives the kappas of scikit-learn for the pairs of three annotators, and their mean', () => {
    const { pairs, mean } = pairwiseAgreement(matrixOfItems(['00-', '111', '22-', '01-', '1-1', '2-2', '001', '-20']));
    expect(pairs.map(({ a, b, items, kappa }) => [a, b, items, kappa.value!.toFixed(6)])).toEqual([[0, 1, 5, '0.687500'], [0, 2, 4, '0.555556'], [1, 2, 3, '0.000000']]);
    expect(mean.value).toBeCloseTo(0.414352, 6);
  });

  it('is the kappa of the table of each pair, whichever way they are counted, with repeats too', () => {
    fc.assert(
      fc.property(anyLabels, ({ counts, triples }) => {
        const m = labelMatrixOf(counts, triples);
        expect(comparePairs(m, true)).toEqual(comparePairs(m, false));
        const { pairs } = pairwiseAgreement(m);
        const expected = [];
        for (let a = 0; a < counts.annotatorCount; a += 1) {
          for (let b = a + 1; b < counts.annotatorCount; b += 1) {
            const table = annotatorConfusion(m, { a, b });
            const items = table.reduce((sum, count) => sum + count, 0);
            const equal = table.reduce((sum, count, cell) => (cell % (counts.classCount + 1) === 0 ? sum + count : sum), 0);
            if (items > 0) expected.push({ a, b, items, percentAgreement: equal / items, kappa: cohenKappa(table, counts.classCount).value?.toFixed(12) });
          }
        }
        expect(pairs.map((pair) => ({ ...pair, kappa: pair.kappa.value?.toFixed(12) }))).toEqual(expected);
      }),
    );
  });

  it('is not changed, to the last digit, by the order of items and the names of classes', () => {
    fc.assert(
      fc.property(labelsWithoutRepeats, fc.constantFrom('items' as const, 'classes' as const), (labels, what) => {
        expect(pairwiseAgreement(renumber(labels, what))).toEqual(pairwiseAgreement(labelMatrixOf(labels.counts, labels.triples)));
      }),
    );
  });

  it('works with thousands of annotators and of classes', () => {
    const [annotators, classes] = [10_000, 1_000];
    const triples = Array.from({ length: 3 * annotators }, (_, at) => [Math.floor(at / 3), (at * 7919) % annotators, (Math.floor(at / 3) * 31 + (at % 3 === 2 ? 1 : 0)) % classes] as const);
    const { pairs, mean } = pairwiseAgreement(labelMatrixOf({ itemCount: annotators, annotatorCount: annotators, classCount: classes }, triples));
    expect(pairs.reduce((sum, { items }) => sum + items, 0)).toBe(3 * annotators);
    expect(mean.value).not.toBeNull();
  });

  it('leaves undefined kappas out of the mean, which is undefined without any', () => {
    const { pairs, mean } = pairwiseAgreement(matrixOfItems(['00*', '00*', '*01', '*11', '*00']));
    expect(pairs[0]!.kappa).toEqual({ value: null, reason: 'no variation: both used one class only' });
    expect(pairs[0]!.percentAgreement).toBe(1);
    expect(mean.value).toBe(pairs[1]!.kappa.value);
    expect(pairwiseAgreement(matrixOfItems(['00'])).mean).toEqual({ value: null, reason: 'no two annotators have a defined kappa' });
    expect(pairwiseAgreement(matrixOfItems(['0*', '*1']))).toEqual({ pairs: [], mean: { value: null, reason: 'no two annotators have an item in common' } });
  });
});
