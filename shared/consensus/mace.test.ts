import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelMatrixOf, type LabelTriple } from '../agreement/labelMatrix';
import { labelsWithoutRepeats, matrixOfItems } from '../agreement/testMatrix';
import { createRandom } from '../sampling/random';
import { mace } from './mace';
import { majorityVote } from './majorityVote';

/** 300 items of 3 classes; two who know, at 0.9 and 0.8, and four who click 0 nearly always. */
function spammers() {
  const random = createRandom(8);
  const truth = Int32Array.from({ length: 300 }, () => random.nextBelow(3));
  const triples = [...truth].flatMap((right, item) => [0.9, 0.8, 0, 0, 0, 0].map((knows, annotator): LabelTriple => [item, annotator, random.nextFloat() < knows ? right : annotator < 2 ? random.nextBelow(3) : random.nextFloat() < 0.9 ? 0 : random.nextBelow(3)]));
  return { truth, matrix: labelMatrixOf({ itemCount: 300, annotatorCount: 6, classCount: 3 }, triples) };
}

describe('mace', () => {
  it('sees through those who click by habit', async () => {
    const { truth, matrix } = spammers();
    const found = await mace(matrix, { seed: 0 });
    const right = (label: Int32Array) => label.filter((value, item) => value === truth[item]).length / 300;
    expect(right(majorityVote(matrix).label)).toBeLessThan(0.6);
    expect(right(found.label)).toBeGreaterThan(0.85);
    const quality = [...found.annotatorQuality];
    expect(Math.min(...quality.slice(0, 2))).toBeGreaterThan(0.7);
    expect(Math.max(...quality.slice(2))).toBeLessThan(0.2);
  });

  it('gives the same for the same seed', async () => {
    const { matrix } = spammers();
    expect(await mace(matrix, { seed: 3 })).toEqual(await mace(matrix, { seed: 3 }));
  });

  it('gives probabilities that sum to 1 and qualities between 0 and 1, whatever the labels', async () => {
    await fc.assert(
      fc.asyncProperty(labelsWithoutRepeats, async ({ counts, triples }) => {
        const { label, posterior, annotatorQuality } = await mace(labelMatrixOf(counts, triples), { seed: 1, starts: 2 });
        label.forEach((value, item) => {
          const sum = posterior.subarray(item * counts.classCount, (item + 1) * counts.classCount).reduce((total, p) => total + p, 0);
          if (value === -1) expect(sum).toBeNaN();
          else expect(sum).toBeCloseTo(1, 9);
        });
        const labelled = new Set(triples.map(([, annotator]) => annotator));
        annotatorQuality.forEach((quality, annotator) => {
          expect(Number.isNaN(quality)).toBe(!labelled.has(annotator));
          if (labelled.has(annotator)) expect(quality > 0 && quality < 1).toBe(true);
        });
      }),
    );
  });

  it('from even chances alone is not changed by the order of items and annotators, nor by classes that nobody used', async () => {
    const options = { seed: 0, starts: 1 };
    const found = await mace(matrixOfItems(['0012', '1121', '222*', '0021']), options);
    const turned = await mace(matrixOfItems(['1200', '*222', '1211', '2100']), options);
    expect(turned.label).toEqual(found.label.toReversed());
    turned.annotatorQuality.toReversed().forEach((quality, annotator) => expect(quality).toBeCloseTo(found.annotatorQuality[annotator]!, 12));
    const wide = await mace(matrixOfItems(['0014', '1141', '444*', '0041'], 6), options);
    expect(wide.logLikelihood).toBe(found.logLikelihood);
    expect([...wide.label]).toEqual([...found.label].map((value) => (value === 2 ? 4 : value)));
  });

  it('has no opinion without labels, and can be ended by its pause', async () => {
    expect((await mace(matrixOfItems(['**'], 2), { seed: 0 })).logLikelihood).toBeNull();
    await expect(mace(matrixOfItems(['01']), { seed: 0, pause: () => Promise.reject(new Error('taken back')) })).rejects.toThrow('taken back');
  });
});
