import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../sampling/random';
import { bootstrapAgreement } from './bootstrapAgreement';
import { krippendorffAlpha } from './krippendorffAlpha';
import { labelMatrixOf, type LabelMatrix, type LabelTriple } from './labelMatrix';
import { percentAgreement } from './percentAgreement';
import { anyLabels, matrixOfItems } from './testMatrix';

/** Items with 2 to 5 labels of 3 classes of unequal size, each label right with 0.8. */
function draw(items: number, random: Random): LabelMatrix {
  const triples: LabelTriple[] = [];
  for (let item = 0; item < items; item += 1) {
    const truth = [0, 0, 0, 1, 1, 2][random.nextBelow(6)]!;
    const labels = 2 + random.nextBelow(4);
    for (let annotator = 0; annotator < labels; annotator += 1) triples.push([item, annotator, random.nextFloat() < 0.8 ? truth : random.nextBelow(3)]);
  }
  return labelMatrixOf({ itemCount: items, annotatorCount: 5, classCount: 3 }, triples);
}

describe('bootstrapAgreement', () => {
  it('covers what holds for all items about 95 times in 100, with unequal classes and numbers of labels (seeded)', async () => {
    const random = createRandom(17);
    const everything = draw(40_000, random);
    const [alpha, percent] = [krippendorffAlpha(everything).value!, percentAgreement(everything).value!];
    const hits = { alpha: 0, percentAgreement: 0 };
    for (let run = 0; run < 250; run += 1) {
      const found = await bootstrapAgreement(draw(80, random), { replicates: 250, seed: run });
      if (found.alpha!.low <= alpha && alpha <= found.alpha!.high) hits.alpha += 1;
      if (found.percentAgreement!.low <= percent && percent <= found.percentAgreement!.high) hits.percentAgreement += 1;
    }
    for (const share of [hits.alpha / 250, hits.percentAgreement / 250]) {
      expect(share).toBeGreaterThan(0.91);
      expect(share).toBeLessThan(0.98);
    }
  }, 60_000);

  it('gives the same for the same seed, another for another, and holds the figures', async () => {
    const m = draw(200, createRandom(3));
    const found = await bootstrapAgreement(m, { replicates: 500, seed: 1 });
    expect(await bootstrapAgreement(m, { replicates: 500, seed: 1 })).toEqual(found);
    expect(await bootstrapAgreement(m, { replicates: 500, seed: 2 })).not.toEqual(found);
    for (const [interval, value] of [[found.alpha!, krippendorffAlpha(m).value!], [found.percentAgreement!, percentAgreement(m).value!]] as const) {
      expect(interval.low).toBeLessThan(value);
      expect(interval.high).toBeGreaterThan(value);
    }
  });

  it('gives intervals of agreement in order and within 0 and 1', async () => {
    await fc.assert(
      fc.asyncProperty(anyLabels, async ({ counts, triples }) => {
        const { percentAgreement, alpha } = await bootstrapAgreement(labelMatrixOf(counts, triples), { replicates: 20, seed: 0 });
        for (const interval of [percentAgreement, alpha]) if (interval) expect(interval.low).toBeLessThanOrEqual(interval.high);
        expect(percentAgreement?.low ?? 0).toBeGreaterThanOrEqual(0);
        expect(percentAgreement?.high ?? 1).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('counts the samples in which alpha is undefined', async () => {
    // one item in four is of another class: 0.75^4 = 0.316 of the samples lack it, 0.25^4 = 0.004 have no other
    const found = await bootstrapAgreement(matrixOfItems(['00', '00', '00', '11']), { replicates: 4000, seed: 1 });
    expect(Math.abs(found.alpha!.undefinedReplicates / 4000 - 0.32)).toBeLessThan(0.03);
    expect(found.percentAgreement).toEqual({ low: 1, high: 1, undefinedReplicates: 0 });
  });

  it('is null without two overlapped items, without replicates, and where alpha is undefined', async () => {
    const nothing = { alpha: null, percentAgreement: null };
    expect(await bootstrapAgreement(matrixOfItems(['01', '0*']), { replicates: 10, seed: 0 })).toEqual(nothing);
    expect(await bootstrapAgreement(matrixOfItems(['01', '00']), { replicates: 0, seed: 0 })).toEqual(nothing);
    expect((await bootstrapAgreement(matrixOfItems(['00', '00']), { replicates: 10, seed: 0 })).alpha).toBeNull();
  });

  it('can be ended by its pause', async () => {
    await expect(bootstrapAgreement(matrixOfItems(['01', '00']), { replicates: 10, seed: 0, pause: () => Promise.reject(new Error('taken back')) })).rejects.toThrow('taken back');
  });
});
