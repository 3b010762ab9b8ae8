import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../shared/contract/comparison';
import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import { ask, countRows, drawnItems, openDrawn, populations } from '../testAnalysis';

const request = (runId: number, baselineRunId: number, query = ALL_ITEMS) => ({ runId, baselineRunId, query, dimensions: null, bootstrap: 50, seed: 4 });

/** The comparison that the same runs have the other way round, if only signs change. */
function mirror(comparison: Comparison): unknown {
  const turned = (value: number | null) => (value === null ? null : 0 - value);
  const turnedPair = (pair: [number, number] | null) => pair && [0 - pair[1], 0 - pair[0]];
  const { fixed, broken, bothWrong } = comparison.filters;
  return {
    ...comparison,
    ...sides(comparison),
    delta: turned(comparison.delta),
    deltaCi: turnedPair(comparison.deltaCi),
    macroF1Delta: turned(comparison.macroF1Delta),
    macroF1DeltaCi: turnedPair(comparison.macroF1DeltaCi),
    runId: comparison.baselineRunId,
    baselineRunId: comparison.runId,
    perClass: comparison.perClass.map((entry) => ({ ...entry, recall: entry.baselineRecall, baselineRecall: entry.recall, fixed: entry.broken, broken: entry.fixed, test: { ...entry.test, b: entry.test.c, c: entry.test.b }, filters: expect.anything() as unknown })),
    parts: comparison.parts.map((part) => ({ ...part, ...sides(part), delta: turned(part.delta), deltaCi: turnedPair(part.deltaCi), filters: expect.anything() as unknown })),
    filters: { fixed: broken.toReversed(), broken: fixed.toReversed(), bothWrong: bothWrong.toReversed() },
  };
}

function sides(part: Pick<Comparison, 'fixed' | 'broken' | 'accuracy' | 'baselineAccuracy' | 'test'>) {
  return { fixed: part.broken, broken: part.fixed, accuracy: part.baselineAccuracy, baselineAccuracy: part.accuracy, test: { ...part.test, b: part.test.c, c: part.test.b } };
}

describe('comparison.measure', () => {
  it('counts as many items as the grid lists, with and without a filter', async () => {
    await fc.assert(
      fc.asyncProperty(drawnItems, fc.constantFrom(...populations), async (items, query) => {
        const { service, runs } = openDrawn(items);
        const comparison = await ask(service, 'comparison.measure', request(runs[1], runs[0], query));
        const count = (...filters: Parameters<typeof countRows>[2][]) => countRows(service, query, ...filters);
        for (const kind of ['fixed', 'broken', 'bothWrong'] as const) expect(await count(comparison.filters[kind])).toBe(comparison[kind]);
        expect(comparison.bothRight + comparison.bothWrong + comparison.fixed + comparison.broken).toBe(comparison.n);
        for (const entry of comparison.perClass) {
          expect(await count(entry.filters)).toBe(entry.support);
          expect(await count(entry.filters, comparison.filters.fixed)).toBe(entry.fixed);
        }
        for (const part of comparison.parts) {
          expect(await count(part.filters)).toBe(part.n);
          expect(await count(part.filters, comparison.filters.broken)).toBe(part.broken);
        }
        service.project.db.close();
      }),
      { numRuns: 30 },
    );
  });

  it('turns signs, and nothing else, when the runs are swapped', async () => {
    await fc.assert(
      fc.asyncProperty(drawnItems, async (items) => {
        const { service, runs } = openDrawn(items);
        const there = await ask(service, 'comparison.measure', request(runs[1], runs[0]));
        expect(await ask(service, 'comparison.measure', request(runs[0], runs[1]))).toEqual(mirror(there));
        service.project.db.close();
      }),
      { numRuns: 40 },
    );
  });

  it('tests with McNemar over all and in each slice, with q over the slices', async () => {
    const items = Array.from({ length: 40 }, (_, at) => ({ gold: 'x', split: null, site: [at < 20 ? 'north' : 'south'], noise: [], first: at < 14 ? 'y' : 'x', second: at < 4 || at >= 38 ? 'y' : 'x' }));
    const { service, runs } = openDrawn(items);
    const { n, fixed, broken, test, delta, deltaCi, parts } = await ask(service, 'comparison.measure', { ...request(runs[1], runs[0]), bootstrap: 2_000, dimensions: [{ kind: 'tag', key: 'site' }] });
    expect({ n, fixed, broken, test, delta }).toEqual({ n: 40, fixed: 10, broken: 2, test: { n: 40, b: 2, c: 10, p: expect.closeTo(0.038_57, 5) as number, method: 'exact' }, delta: 0.2 });
    expect(deltaCi![0]).toBeLessThan(0.2);
    expect(deltaCi![1]).toBeGreaterThan(0.2);
    expect(parts.map(({ value, fixed: better, broken: worse, test: { p }, q }) => [value, better, worse, p, q])).toEqual([
      ['north', 10, 0, expect.closeTo(0.001_953, 6), expect.closeTo(0.003_906, 6)],
      ['south', 0, 2, 0.5, 0.5],
    ].map((row) => row.map((value) => (value === 0.5 ? expect.closeTo(0.5, 9) : value))));
  });

  it('leaves tags out that are given while looking, and what has no value beside them, also of the number of tests', async () => {
    const items = Array.from({ length: 40 }, (_, at) => ({ gold: at < 30 ? 'x' : 'y', split: null, site: [at < 20 ? 'north' : 'south'], noise: at < 12 ? ['hi'] : [], first: at < 14 ? 'y' : 'x', second: 'x' }));
    const { service, runs } = openDrawn(items);
    const compare = async () => (await ask(service, 'comparison.measure', request(runs[1], runs[0]))).parts.map(({ key, value, q, test: { p } }) => [`${key}=${value}`, q! / p!] as const);
    const { id } = await ask(service, 'tagReview.addQuestion', { key: 'noise', value: 'hi', hotkey: null });
    expect((await compare()).map(([name]) => name)).toEqual(['noise=hi', 'noise=null', 'site=north', 'site=south']);
    await ask(service, 'tagReview.answer', { itemId: 1, annotatorId: null, drawn: true, answers: [{ questionId: id, yes: true }] });
    // 14 fixed in the north, none in the south: of two tests now.
    expect(await compare()).toEqual([['site=north', expect.closeTo(2, 9)], ['site=south', 1]]);
  });

  it('tests each class by itself', async () => {
    const items = Array.from({ length: 20 }, (_, at) => ({ gold: at < 12 ? 'x' : 'y', split: null, site: [], noise: [], first: at < 10 ? 'y' : 'x', second: 'x' }));
    const { service, runs } = openDrawn(items);
    const { perClass } = await ask(service, 'comparison.measure', request(runs[1], runs[0]));
    expect(perClass.slice(0, 2).map(({ class: name, test }) => [name, test])).toEqual([
      ['x', { n: 12, b: 0, c: 10, p: expect.closeTo(2 / 2 ** 10, 12) as number, method: 'exact' }],
      ['y', { n: 8, b: 0, c: 0, p: 1, method: 'exact' }],
    ]);
  });

  it('has no figures where no item has both predictions, and refuses a run beside itself', async () => {
    const { service, runs } = openDrawn([{ gold: 'x', split: null, site: ['north'], noise: [], first: 'x', second: null }]);
    const comparison = await ask(service, 'comparison.measure', request(runs[1], runs[0]));
    expect(comparison).toMatchObject({ n: 0, delta: null, deltaCi: null, macroF1Delta: null, accuracy: null, test: { p: null }, parts: [] });
    await expect(ask(service, 'comparison.measure', request(runs[0], runs[0]))).rejects.toThrow('cannot be compared with itself');
    await expect(ask(service, 'comparison.measure', request(runs[0], 99))).rejects.toThrow('not in the project');
  });
});
