import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { humanLevel } from './humanLevel';
import { humanLevelLeaveOneOut } from './humanLevelLeaveOneOut';
import { labelMatrixOf, type LabelTriple } from './labelMatrix';
import { anyLabels, labelsWithoutRepeats, matrixOfItems, renumber } from './testMatrix';

const values = (hits: readonly { readonly correct: number; readonly annotations: number }[]) => hits.map(({ correct, annotations }) => `${correct}/${annotations}`);

describe('humanLevel', () => {
  it('is the share of annotations equal to gold, over all, per gold class and per annotator', () => {
    const found = humanLevel(matrixOfItems(['001', '11*', '0*0', '111']), Int32Array.of(0, 1, 1, -1));
    expect(found.form).toBe('plain');
    expect(values([found])).toEqual(['4/7']);
    expect(found.value).toEqual({ value: 4 / 7, reason: null });
    expect(values(found.perClass)).toEqual(['2/3', '2/4']);
    expect(values(found.perAnnotator)).toEqual(['2/3', '2/2', '0/2']);
  });

  it('counts repeats, and is the same for items in another order', () => {
    fc.assert(
      fc.property(anyLabels, ({ counts, triples }) => {
        const gold = Int32Array.from({ length: counts.itemCount }, (_, item) => (item % (counts.classCount + 1)) - 1);
        const found = humanLevel(labelMatrixOf(counts, triples), gold);
        expect(found.annotations).toBe(triples.filter(([item]) => gold[item] !== -1).length);
        expect(humanLevel(renumber({ counts, triples }, 'items'), gold.toReversed())).toEqual(found);
      }),
    );
  });

  it('is undefined, with the reason, without gold, and refuses gold of another length', () => {
    const found = humanLevel(matrixOfItems(['01']), Int32Array.of(-1));
    expect(found.value).toEqual({ value: null, reason: 'no annotated item has a gold label' });
    expect(found.perClass[0]!.value).toEqual({ value: null, reason: 'no annotated item is of this class' });
    expect(found.perAnnotator[0]!.value).toEqual({ value: null, reason: 'none of their annotations can be judged' });
    expect(() => humanLevel(matrixOfItems(['01']), Int32Array.of())).toThrow(RangeError);
  });
});

describe('humanLevelLeaveOneOut', () => {
  it('holds each annotation against the majority of the others, ties to the first class', () => {
    const found = humanLevelLeaveOneOut(matrixOfItems(['001', '2**', '11*']));
    expect(found.form).toBe('leave-one-out');
    expect(values([found])).toEqual(['4/5']);
    expect(values(found.perClass)).toEqual(['2/3', '2/2', '0/0']);
    expect(values(found.perAnnotator)).toEqual(['2/2', '2/2', '0/1']);
  });

  it('is what it is by its definition, with repeats too', () => {
    fc.assert(
      fc.property(anyLabels, ({ counts, triples }) => {
        const m = labelMatrixOf(counts, triples);
        const judged = triples.map((triple): boolean | null => {
          const others = triples.filter(([item, annotator]: LabelTriple) => item === triple[0] && annotator !== triple[1]).map(([, , label]) => label);
          const votes = Array.from({ length: counts.classCount }, (_, label) => others.filter((other) => other === label).length);
          return others.length === 0 ? null : votes.indexOf(Math.max(...votes)) === triple[2];
        });
        const found = humanLevelLeaveOneOut(m);
        expect([found.correct, found.annotations]).toEqual([judged.filter((right) => right === true).length, judged.filter((right) => right !== null).length]);
      }),
    );
  });

  it('is not changed by the order and names of items and annotators', () => {
    fc.assert(
      fc.property(labelsWithoutRepeats, fc.constantFrom('items' as const, 'annotators' as const), (labels, what) => {
        const [found, renamed] = [humanLevelLeaveOneOut(labelMatrixOf(labels.counts, labels.triples)), humanLevelLeaveOneOut(renumber(labels, what))];
        expect({ ...renamed, perAnnotator: what === 'annotators' ? renamed.perAnnotator.toReversed() : renamed.perAnnotator }).toEqual(found);
      }),
    );
  });

  it('is undefined, with the reason, without overlap, an annotator who repeats included', () => {
    expect(humanLevelLeaveOneOut(labelMatrixOf({ itemCount: 1, annotatorCount: 1, classCount: 1 }, [[0, 0, 0], [0, 0, 0]])).value).toEqual({ value: null, reason: 'no item was labelled by two annotators' });
  });
});
