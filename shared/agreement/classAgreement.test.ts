import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classAgreement } from './classAgreement';
import { krippendorffAlpha } from './krippendorffAlpha';
import { labelMatrixOf } from './labelMatrix';
import { mapClasses } from './mapClasses';
import { anyLabels, labelsWithoutRepeats, matrixOfItems, renumber } from './testMatrix';

describe('classAgreement', () => {
  it('gives the specific agreement of two raters, 2a / (2a + b + c)', () => {
    // both 40 times class 0, 9 and 6 times one of them, 45 times neither
    const rows = [...Array<string>(40).fill('00'), ...Array<string>(9).fill('01'), ...Array<string>(6).fill('10'), ...Array<string>(45).fill('11')];
    const [first, second] = classAgreement(matrixOfItems(rows));
    expect(first!.specificAgreement.value).toBeCloseTo(80 / 95, 12);
    expect(second!.specificAgreement.value).toBeCloseTo(90 / 105, 12);
    expect([first!.labels, second!.labels]).toEqual([95, 105]);
  });

  it('has as alpha that of the class against all others merged into one', () => {
    fc.assert(
      fc.property(anyLabels, ({ counts, triples }) => {
        const m = labelMatrixOf(counts, triples);
        classAgreement(m).forEach(({ labels, alpha }, value) => {
          const merged = krippendorffAlpha(mapClasses(m, Int32Array.from({ length: counts.classCount }, (_, other) => (other === value ? 1 : 0)), 2));
          if (labels === 0) expect(alpha.value).toBeNull();
          else expect(alpha.value?.toFixed(10)).toBe(merged.value?.toFixed(10));
        });
      }),
    );
  });

  it('is not changed by order and names, and specific agreement lies between 0 and 1', () => {
    fc.assert(
      fc.property(labelsWithoutRepeats, fc.constantFrom('items' as const, 'annotators' as const, 'classes' as const), (labels, what) => {
        const round = (list: ReturnType<typeof classAgreement>) => list.map(({ labels, alpha, specificAgreement }) => [labels, alpha.value?.toFixed(10) ?? alpha.reason, specificAgreement.value]);
        const found = classAgreement(labelMatrixOf(labels.counts, labels.triples));
        const renamed = round(classAgreement(renumber(labels, what)));
        expect(what === 'classes' ? renamed.toReversed() : renamed).toEqual(round(found));
        for (const { specificAgreement } of found) expect(specificAgreement.value ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is undefined, with the reason, for a class that nobody used, for the only one, and without overlap', () => {
    const [only, unused] = classAgreement(matrixOfItems(['00', '00'], 2));
    expect(only).toEqual({ labels: 4, alpha: { value: null, reason: 'no variation: every label is of this class' }, specificAgreement: { value: 1, reason: null } });
    expect(unused).toEqual({ labels: 0, alpha: { value: null, reason: 'no label is of this class' }, specificAgreement: { value: null, reason: 'no label is of this class' } });
    expect(classAgreement(matrixOfItems(['0*']))[0]!.alpha).toEqual({ value: null, reason: 'no item was labelled by two annotators' });
  });
});
