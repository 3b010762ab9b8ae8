import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOverlap } from './countOverlap';
import { fleissKappa } from './fleissKappa';
import { labelMatrixOf } from './labelMatrix';
import { labelsWithoutRepeats, matrixOfCounts, matrixOfItems, renumber } from './testMatrix';

const rowsOf = (text: string, separator: string, digit: string) => text.split(separator).map((row) => row.split(digit).map(Number));
const PSYCHIATRISTS = '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006';
const WIKIPEDIA = '0 0 0 0 14/0 2 6 4 2/0 0 3 5 6/0 3 9 2 0/2 2 8 1 1/7 7 0 0 0/3 2 6 3 0/2 5 3 2 2/6 5 2 1 0/0 2 2 3 7';

describe('fleissKappa', () => {
  it('gives the value of Fleiss 1971 for 30 patients, 6 psychiatrists and 5 diagnoses', () => {
    const m = matrixOfCounts(rowsOf(PSYCHIATRISTS, ' ', ''));
    expect([...countOverlap(m).classTotals]).toEqual([26, 26, 30, 55, 43]);
    const kappa = fleissKappa(m);
    expect(kappa.equalRaters).toBe(true);
    expect(kappa.value).toBeCloseTo(0.43024, 5);
  });

  it('gives the value of Wikipedia for 10 items and 14 raters', () => {
    expect(fleissKappa(matrixOfCounts(rowsOf(WIKIPEDIA, '/', ' '))).value).toBeCloseTo(0.20993, 5);
  });

  it('is not changed, to the last digit, by order and names', () => {
    fc.assert(
      fc.property(labelsWithoutRepeats, fc.constantFrom('items' as const, 'annotators' as const), (labels, what) => {
        expect(fleissKappa(renumber(labels, what))).toEqual(fleissKappa(labelMatrixOf(labels.counts, labels.triples)));
      }),
    );
  });

  it('looks at overlapped items only', () => {
    expect(fleissKappa(matrixOfItems(['001', '***', '110', '0**']))).toEqual(fleissKappa(matrixOfItems(['001', '110'])));
  });

  it('is undefined, with the reason, for unequal numbers of labels, without overlap and without variation', () => {
    expect(fleissKappa(matrixOfItems(['00', '001']))).toEqual({ value: null, reason: 'items have different numbers of labels', equalRaters: false });
    expect(fleissKappa(matrixOfItems(['0*', '*1']))).toEqual({ value: null, reason: 'no item was labelled by two annotators', equalRaters: true });
    expect(fleissKappa(matrixOfItems(['00', '00']))).toEqual({ value: null, reason: 'no variation: every label is of one class', equalRaters: true });
  });
});
