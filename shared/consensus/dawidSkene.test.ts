import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelMatrixOf, type LabelTriple } from '../agreement/labelMatrix';
import { labelsWithoutRepeats, matrixOfItems, renumber } from '../agreement/testMatrix';
import { createRandom } from '../sampling/random';
import { anaesthetists } from './anaesthetists';
import { dawidSkene } from './dawidSkene';
import { majorityVote } from './majorityVote';

const digits = (values: Iterable<number>) => Array.from(values, (value) => value + 1).join('');

describe('dawidSkene on the 45 patients of Dawid and Skene', () => {
  it('stops at round 10 with the log-likelihood of each round', async () => {
    const likelihoods = await Promise.all([1, 2, 9].map(async (maxRounds) => (await dawidSkene(anaesthetists(), { maxRounds })).logLikelihood!));
    expect(likelihoods.map((value) => value.toFixed(6))).toEqual(['-205.091138', '-194.550952', '-192.891229']);
    const found = await dawidSkene(anaesthetists());
    expect(found.iterations).toBe(10);
    expect(found.logLikelihood!.toFixed(6)).toBe('-192.891014');
  });

  it('gives the prevalence and the first observer of the paper', async () => {
    const { classPriors, confusion } = await dawidSkene(anaesthetists());
    expect(Array.from(classPriors!, (p) => p.toFixed(4))).toEqual(['0.3996', '0.4220', '0.1118', '0.0667']);
    expect(Array.from(confusion!.subarray(0, 16), (p) => p.toFixed(4))).toEqual(['0.8895', '0.1105', '0.0000', '0.0000', '0.0706', '0.8764', '0.0530', '0.0000', '0.0000', '0.3388', '0.6612', '0.0000', '0.0000', '0.0000', '0.5556', '0.4444']);
  });

  it('gives each patient the class, and is unsure of three', async () => {
    const { label, tie, posterior } = await dawidSkene(anaesthetists());
    expect(digits(label)).toBe('142222132243121111222222112111131224233111212');
    expect([1, 2, 3, 4].map((value) => label.filter((given) => given === value - 1).length)).toEqual([18, 19, 5, 3]);
    expect([...tie].every((mark) => mark === 0)).toBe(true);
    const rows = Array.from({ length: 45 }, (_, patient) => [...posterior.subarray(patient * 4, patient * 4 + 4)]);
    const unsure = rows.map((row, patient) => [patient + 1, ...row.map((p) => p.toFixed(4))] as const).filter(([patient]) => Math.max(...rows[patient - 1]!) < 0.99);
    expect(unsure).toEqual([[7, '0.9810', '0.0190', '0.0000', '0.0000'], [35, '0.0000', '0.9480', '0.0520', '0.0000'], [38, '0.0000', '0.0212', '0.9788', '0.0000']]);
  });

  it('differs from the majority at patients 2, 12 and 36', async () => {
    const [found, majority] = [(await dawidSkene(anaesthetists())).label, majorityVote(anaesthetists()).label];
    expect([...found.keys()].filter((patient) => found[patient] !== majority[patient]).map((patient) => [patient + 1, majority[patient]! + 1, found[patient]! + 1])).toEqual([[2, 3, 4], [12, 2, 3], [36, 3, 4]]);
  });

  it('gives another likelihood for the version of the data that the R package rater has', async () => {
    const found = await dawidSkene(anaesthetists('1122111'));
    expect([found.iterations, found.logLikelihood!.toFixed(6)]).toEqual([10, '-190.731135']);
    expect(Array.from(found.confusion!.subarray(0, 2), (p) => p.toFixed(2))).toEqual(['0.91', '0.09']);
  });

  it('converges to the likelihoods of the page where it may go on', async () => {
    const likelihoods = await Promise.all([anaesthetists(), anaesthetists('1122111')].map(async (m) => (await dawidSkene(m, { tolerance: 1e-14, maxRounds: 1000 })).logLikelihood!));
    expect(likelihoods.map((value) => value.toFixed(6))).toEqual(['-192.890881', '-190.730997']);
  });
});

describe('dawidSkene', () => {
  const rounded = (values: ArrayLike<number> | null) => values && Array.from(values, (value) => Math.round(value * 1e7) / 1e7);

  it('is not changed by the order and names of items, annotators and classes', async () => {
    await fc.assert(
      fc.asyncProperty(labelsWithoutRepeats, fc.constantFrom('items' as const, 'annotators' as const, 'classes' as const), fc.boolean(), async (labels, what, oneCoin) => {
        const { itemCount, annotatorCount, classCount } = labels.counts;
        const options = { oneCoin, maxRounds: 5 };
        const [found, renamed] = [await dawidSkene(labelMatrixOf(labels.counts, labels.triples), options), await dawidSkene(renumber(labels, what), options)];
        const item = (at: number) => (what === 'items' ? itemCount - 1 - at : at);
        const label = (at: number) => (what === 'classes' ? classCount - 1 - at : at);
        const back = Array.from({ length: itemCount * classCount }, (_, cell) => renamed.posterior[item(Math.floor(cell / classCount)) * classCount + label(cell % classCount)]!);
        expect(rounded(back)).toEqual(rounded(found.posterior));
        const quality = Array.from({ length: annotatorCount }, (_, at) => renamed.annotatorQuality[what === 'annotators' ? annotatorCount - 1 - at : at]!);
        expect(rounded(quality)).toEqual(rounded(found.annotatorQuality));
        expect(renamed.iterations).toBe(found.iterations);
        expect(renamed.logLikelihood ?? 0).toBeCloseTo(found.logLikelihood ?? 0, 7);
      }),
    );
  });

  it('gives probabilities that sum to 1, and a likelihood that no round lowers', async () => {
    await fc.assert(
      fc.asyncProperty(labelsWithoutRepeats, fc.boolean(), async ({ counts, triples }, oneCoin) => {
        const m = labelMatrixOf(counts, triples);
        const runs = await Promise.all([1, 2, 3, 200].map((maxRounds) => dawidSkene(m, { oneCoin, maxRounds })));
        for (const { posterior, label, confusion } of runs) {
          label.forEach((value, item) => {
            const row = posterior.subarray(item * counts.classCount, (item + 1) * counts.classCount);
            if (value !== -1) expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
            else expect(row.every(Number.isNaN)).toBe(true);
          });
          for (let row = 0; row < (confusion?.length ?? 0); row += counts.classCount) {
            const sum = confusion!.subarray(row, row + counts.classCount).reduce((total, p) => total + p, 0);
            if (!Number.isNaN(sum)) expect(sum).toBeCloseTo(1, 9);
          }
        }
        const likelihoods = runs.map(({ logLikelihood }) => logLikelihood ?? 0);
        for (let at = 1; at < likelihoods.length; at += 1) expect(likelihoods[at]! - likelihoods[at - 1]!).toBeGreaterThan(-1e-8);
      }),
    );
  });

  it('is changed by no class that nobody used', async () => {
    for (const options of [{}, { oneCoin: true }, { prior: 1 }]) {
      const [narrow, wide] = await Promise.all([1, 2].map((step) => dawidSkene(matrixOfItems(['001', '110', '111', '000'].map((row) => row.replaceAll('1', String(step))), 2 * step), options)));
      expect(wide!.label).toEqual(narrow!.label.map((value) => value * 2));
      expect([0, 2].map((value) => wide!.posterior[value])).toEqual([0, 1].map((value) => narrow!.posterior[value]));
      expect(wide!.posterior[1]).toBe(0);
      expect(wide!.logLikelihood).toBe(narrow!.logLikelihood);
      expect(wide!.annotatorQuality).toEqual(narrow!.annotatorQuality);
      if (wide!.confusion) expect([...wide!.confusion.subarray(4, 8)]).toEqual([NaN, NaN, NaN, NaN]);
    }
  });

  it('finds out who is good: more labels right than by majority, and qualities near those drawn', async () => {
    for (const oneCoin of [false, true]) {
      const random = createRandom(4);
      const accuracy = [0.95, 0.9, 0.85, 0.35, 0.35, 0.35, 0.35];
      const truth = Int32Array.from({ length: 2000 }, () => random.nextBelow(3));
      const triples = [...truth].flatMap((right, item) => accuracy.map((p, annotator): LabelTriple => [item, annotator, random.nextFloat() < p ? right : (right + 1 + random.nextBelow(2)) % 3]));
      const m = labelMatrixOf({ itemCount: 2000, annotatorCount: 7, classCount: 3 }, triples);
      const found = await dawidSkene(m, { oneCoin });
      const right = (label: Int32Array) => label.filter((value, item) => value === truth[item]).length;
      expect(right(found.label)).toBeGreaterThan(right(majorityVote(m).label) + 200);
      found.annotatorQuality.forEach((quality, annotator) => expect(Math.abs(quality - accuracy[annotator]!)).toBeLessThan(0.03));
    }
  });

  it('holds fixed what is known, and learns from it', async () => {
    // two against one everywhere; who is right is known for half of the items
    const m = matrixOfItems(['001', '110', '001', '110', '001', '110', '001', '110']);
    const pinned = Int32Array.of(1, 0, 1, 0, -1, -1, -1, -1);
    const found = await dawidSkene(m, { pinned, prior: 0.1 });
    expect([...found.label.subarray(0, 4)]).toEqual([1, 0, 1, 0]);
    expect([...found.posterior.subarray(0, 4)]).toEqual([0, 1, 1, 0]);
    expect([...(await dawidSkene(m, { prior: 0.1 })).label.subarray(0, 4)]).toEqual([0, 1, 0, 1]);
    // a class that nobody said can be known all the same
    expect([...(await dawidSkene(matrixOfItems(['00', '01'], 3), { pinned: Int32Array.of(2, -1) })).label]).toEqual([2, 0]);
    await expect(dawidSkene(m, { pinned: Int32Array.of(1) })).rejects.toThrow(RangeError);
  });

  it('draws estimates towards even by a prior, so that nobody is thought infallible', async () => {
    const m = matrixOfItems(['000', '111', '001', '110']);
    const [without, withPrior] = [await dawidSkene(m), await dawidSkene(m, { prior: 1 })];
    expect(without.confusion![0]).toBeCloseTo(1, 6);
    expect(withPrior.confusion![0]!).toBeLessThan(0.9);
    expect(withPrior.confusion![0]! + withPrior.confusion![1]!).toBeCloseTo(1, 12);
    expect((await dawidSkene(m, { prior: 1, oneCoin: true })).annotatorQuality[0]!).toBeLessThan(0.9);
    await expect(dawidSkene(m, { prior: -1 })).rejects.toThrow(RangeError);
  });

  it('has no opinion without labels, on items without labels, and of annotators and rows without any', async () => {
    const nothing = await dawidSkene(matrixOfItems(['**'], 2));
    expect(nothing).toMatchObject({ iterations: 0, logLikelihood: null, classPriors: null, confusion: null });
    expect([[...nothing.label], [...nothing.posterior], [...nothing.annotatorQuality]]).toEqual([[-1], [NaN, NaN], [NaN, NaN]]);
    const found = await dawidSkene(labelMatrixOf({ itemCount: 3, annotatorCount: 3, classCount: 2 }, [[0, 0, 0], [0, 1, 0], [1, 1, 1]]));
    expect([...found.label]).toEqual([0, 1, -1]);
    expect(Number.isNaN(found.annotatorQuality[2])).toBe(true);
    // annotator 0 labelled an item of class 0 only
    expect([...found.confusion!.subarray(0, 4)]).toEqual([1, 0, NaN, NaN]);
    expect(found.annotatorQuality[0]).toBe(1);
  });

  it('knows one class for certain', async () => {
    for (const oneCoin of [false, true]) {
      const found = await dawidSkene(matrixOfItems(['00', '0*'], 1), { oneCoin });
      expect([[...found.posterior], [...found.annotatorQuality], found.logLikelihood]).toEqual([[1, 1], [1, 1], 0]);
    }
  });

  it('marks what it cannot tell apart as a tie, for the first class', async () => {
    const found = await dawidSkene(matrixOfItems(['01', '10']), { oneCoin: true });
    expect([[...found.label], [...found.tie]]).toEqual([[0, 0], [1, 1]]);
  });

  it('pauses, and can be ended by its pause', async () => {
    const phases: string[] = [];
    await dawidSkene(anaesthetists(), { pause: (_, phase) => Promise.resolve(void phases.push(phase)) });
    expect(phases).toContain('round 10');
    await expect(dawidSkene(anaesthetists(), { pause: () => Promise.reject(new Error('taken back')) })).rejects.toThrow('taken back');
  });
});
