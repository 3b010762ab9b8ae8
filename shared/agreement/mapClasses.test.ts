import { describe, expect, it } from 'vitest';
import { describeAgreement } from './describeAgreement';
import { dropRepeats } from './dropRepeats';
import { labelMatrixOf } from './labelMatrix';
import { mapClasses } from './mapClasses';
import { selectItems } from './selectItems';
import { matrixOfItems } from './testMatrix';

describe('mapClasses', () => {
  it('merges classes and leaves some out', () => {
    const m = mapClasses(matrixOfItems(['012', '2*1', '22*']), Int32Array.of(0, 0, -1), 1);
    expect(m).toEqual({ ...matrixOfItems(['00*', '**0', '***']), annotatorCount: 3 });
  });

  it('refuses classes that are not there', () => {
    expect(() => mapClasses(matrixOfItems(['01']), Int32Array.of(0, 2))).toThrow(RangeError);
    expect(() => mapClasses(matrixOfItems(['01']), Int32Array.of(0, -2))).toThrow(RangeError);
    expect(() => mapClasses(matrixOfItems(['01']), Int32Array.of(0))).toThrow(RangeError);
  });
});

describe('selectItems', () => {
  it('leaves the labels of some items out, and their numbers as they are', () => {
    expect(selectItems(matrixOfItems(['01', '11', '*0']), Uint8Array.of(1, 0, 1))).toEqual(matrixOfItems(['01', '**', '*0']));
    expect(() => selectItems(matrixOfItems(['01']), Uint8Array.of())).toThrow(RangeError);
  });
});

describe('dropRepeats', () => {
  it('keeps the last label of each annotator, and the matrix where there are no repeats', () => {
    const repeated = labelMatrixOf({ itemCount: 2, annotatorCount: 2, classCount: 3 }, [[0, 0, 1], [0, 1, 2], [0, 0, 0], [1, 1, 1], [1, 1, 1], [1, 1, 2]]);
    expect(dropRepeats(repeated)).toEqual(matrixOfItems(['02', '*2']));
    const plain = matrixOfItems(['02', '*2']);
    expect(dropRepeats(plain)).toBe(plain);
  });
});

describe('describeAgreement', () => {
  it('says in words what Krippendorff advises, from his limits on', () => {
    expect([1, 0.8, 0.7999, 0.667, 0.66, 0.2, 0.1, 0, -0.1].map((alpha) => describeAgreement(alpha).split(/[:,]/)[0])).toEqual(['Good', 'Good', 'Fair', 'Fair', 'Weak', 'Weak', 'Hardly better than chance', 'Hardly better than chance', 'Below chance']);
  });
});
