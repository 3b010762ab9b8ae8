import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelMatrixOf } from '../agreement/labelMatrix';
import { labelsWithoutRepeats, matrixOfItems, renumber } from '../agreement/testMatrix';
import { wawa } from './wawa';

describe('wawa', () => {
  it('weighs annotators by how often they agree with the majority', () => {
    const { label, tie, posterior, annotatorQuality } = wawa(matrixOfItems(['001', '000', '00-', '11-']));
    expect([...annotatorQuality]).toEqual([1, 1, 0.5]);
    expect([...posterior.subarray(0, 2)]).toEqual([0.8, 0.2]);
    expect([[...label], [...tie]]).toEqual([[0, 0, 0, 1], [0, 0, 0, 0]]);
  });

  it('decides ties of the majority by weight', () => {
    const { label, tie } = wawa(matrixOfItems(['1*0', '111', '111', '110', '110']));
    expect([...label]).toEqual([1, 1, 1, 1, 1]);
    expect([...tie]).toEqual([0, 0, 0, 0, 0]);
  });

  it('counts votes equally where all who gave one weigh nothing', () => {
    const { label, tie, posterior } = wawa(labelMatrixOf({ itemCount: 1, annotatorCount: 2, classCount: 3 }, [[0, 0, 2], [0, 1, 1]]));
    expect([[...label], [...tie], [...posterior]]).toEqual([[1], [0], [0, 1, 0]]);
    expect([...wawa(matrixOfItems(['**'], 2)).label]).toEqual([-1]);
  });

  it('is sure of what all say, whatever they weigh', () => {
    const rows = ['000000', '000001', '000010', '000110', '001010', '010101'];
    expect(wawa(matrixOfItems(rows)).posterior[0]).toBe(1);
    fc.assert(
      fc.property(labelsWithoutRepeats, (labels) => {
        const m = labelMatrixOf(labels.counts, labels.triples);
        const { posterior } = wawa(m);
        for (let item = 0; item < m.itemCount; item += 1) {
          const given = new Set(m.label.subarray(m.start[item], m.start[item + 1]));
          if (given.size === 1) expect(posterior[item * m.classCount + [...given][0]!]).toBe(1);
        }
      }),
    );
  });

  it('is not changed by the order and names of items and annotators', () => {
    fc.assert(
      fc.property(labelsWithoutRepeats, fc.constantFrom('items' as const, 'annotators' as const), (labels, what) => {
        const [found, renamed] = [wawa(labelMatrixOf(labels.counts, labels.triples)), wawa(renumber(labels, what))];
        expect(what === 'items' ? renamed.label.toReversed() : renamed.label).toEqual(found.label);
        expect(what === 'annotators' ? renamed.annotatorQuality.toReversed() : renamed.annotatorQuality).toEqual(found.annotatorQuality);
      }),
    );
  });
});
