import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_ITEMS, type ItemQuery } from '../../../shared/domain/itemQuery';
import { ask, countRows, drawnItems, openDrawn, populations } from '../testAnalysis';

const find = (runId: number, query: ItemQuery = ALL_ITEMS) => ({ runId, query, maxDepth: 2, minSupport: 1, alpha: 1, top: 20, dimensions: null, seed: 1 });
const NORTH: ItemQuery = { ...ALL_ITEMS, filters: [{ column: 'tag:site', operator: 'is', values: ['north'] }] };

/** 400 items: in the north every second is wrong, elsewhere one of fifteen. */
const weak = () => openDrawn(Array.from({ length: 400 }, (_, at) => ({ gold: 'x', split: at % 5 === 0 ? ('test' as const) : ('dev' as const), site: [at % 4 === 0 ? 'north' : 'south'], noise: [at % 3 === 0 ? 'lo' : 'hi'], first: at % (at % 4 === 0 ? 8 : 10) === 0 ? 'y' : 'x', second: null })));

describe('slices.find', () => {
  it('finds a weak slice, says how sure that is, and by which filters its items are listed', async () => {
    const { service, runs } = weak();
    const { slices, ...rest } = await ask(service, 'slices.find', { ...find(runs[0]), minSupport: null, alpha: 0.98 });
    expect(rest).toMatchObject({ run: 'first', n: 400, errors: 70, errorRate: 0.175, minSupport: 20, seed: 1, reason: null });
    expect(slices[0]).toMatchObject({ predicate: [{ key: 'site', value: 'north' }], support: 100, errors: 50, errorRate: 0.5, errorRateOutside: 20 / 300, confirmed: true });
    expect(slices[0]!.q).toBeLessThan(0.001);
    expect(slices[0]!.difference).toBeCloseTo(0.5 - 20 / 300, 12);
    expect(slices[0]!.discovery.support + slices[0]!.confirmation.support).toBe(100);
    expect(slices[0]!.filters[0]).toEqual({ column: 'tag:site', operator: 'is', values: ['north'] });
    expect(await ask(service, 'slices.find', { ...find(runs[0]), minSupport: null, alpha: 0.98 })).toEqual({ slices, ...rest });
  });

  it('counts as many items as the grid lists, with and without a filter', async () => {
    await fc.assert(
      fc.asyncProperty(drawnItems, fc.constantFrom(...populations), async (items, query) => {
        const { service, runs } = openDrawn(items);
        const { slices, n, errors, reason } = await ask(service, 'slices.find', find(runs[0], query));
        const outcomes = (...values: string[]) => [{ column: `outcome:${runs[0]}`, operator: 'is' as const, values }];
        expect([await countRows(service, query, outcomes('right', 'wrong')), await countRows(service, query, outcomes('wrong'))]).toEqual([n, errors]);
        expect(reason === null).toBe(slices.length > 0);
        for (const slice of slices) expect([await countRows(service, query, slice.filters), await countRows(service, query, slice.filters, outcomes('wrong'))]).toEqual([slice.support, slice.errors]);
        service.project.db.close();
      }),
      { numRuns: 40 },
    );
  });

  it('searches the keys that are asked for, in bins too, and says why there is nothing', async () => {
    const { service, runs } = weak();
    const noise = await ask(service, 'slices.find', { ...find(runs[0]), dimensions: [{ kind: 'tag', key: 'noise' }] });
    expect(noise.slices.flatMap(({ predicate }) => predicate.map(({ key }) => key)).every((key) => key === 'noise')).toBe(true);
    expect((await ask(service, 'slices.find', { ...find(runs[0]), minSupport: 500 })).reason).toContain('at least 500 of the items');
    expect((await ask(service, 'slices.find', find(runs[1]))).reason).toBe('No item has both a gold label and a prediction of this run.');
    await expect(ask(service, 'slices.find', find(99))).rejects.toThrow('not in the project');
  });

  it('leaves values out that are given while looking, asked for still or not, and what has no value beside them; other values of the key stay', async () => {
    const { service, runs } = weak();
    const search = async () => {
      const { slices, leftOut } = await ask(service, 'slices.find', find(runs[0]));
      return { values: new Set(slices.flatMap(({ predicate }) => predicate.map(({ key, value }) => `${key}=${value}`))), leftOut };
    };
    const { id } = await ask(service, 'tagReview.addQuestion', { key: 'site', value: 'south', hotkey: null });
    // They have it already, and nobody has looked: it is a tag as any other.
    expect((await search()).leftOut).toEqual([]);
    await ask(service, 'tagReview.answer', { itemId: 2, annotatorId: null, drawn: true, answers: [{ questionId: id, yes: true }] });
    await ask(service, 'tagReview.removeQuestion', { id });
    const { values, leftOut } = await search();
    expect(leftOut).toEqual([{ key: 'site', value: 'south', why: 'asked' }]);
    expect([values.has('site=north'), values.has('site=null'), values.has('site=south')]).toEqual([true, false, false]);
    const { slices } = await ask(service, 'slices.find', { ...find(runs[0]), dimensions: [{ kind: 'tag', key: 'site' }] });
    expect(slices.flatMap(({ predicate }) => predicate.map(({ value }) => value))).toEqual(['north']);
  });

  it('leaves tags out that were put on chosen items, until that is taken back', async () => {
    const { service, runs } = weak();
    const search = () => ask(service, 'slices.find', find(runs[0]));
    const query = { ...ALL_ITEMS, filters: [{ column: `outcome:${runs[0]}`, operator: 'is' as const, values: ['wrong'] }] };
    const before = await search();
    const tag = (key: string, value: string) => ask(service, 'tags.change', { annotatorId: null, selection: { kind: 'query', query, except: [] }, key, value, action: 'add' });
    await tag('reason', 'blurred');
    const after = await search();
    expect(after).toEqual({ ...before, leftOut: [{ key: 'reason', value: 'blurred', why: 'chosen' }] });
    await tag('site', 'north');
    expect((await search()).leftOut.map(({ value }) => value)).toEqual(['blurred', 'north']);
    await service.run('history.undo', { annotatorId: null } as never);
    await service.run('history.undo', { annotatorId: null } as never);
    expect(await search()).toEqual(before);
  });
});

describe('saved slices', () => {
  it('are saved, changed, removed, and each step is taken back', async () => {
    const { service } = weak();
    const list = async () => (await ask(service, 'slices.list', {})).map(({ name, notes }) => [name, notes]);
    const undo = () => service.run('history.undo', { annotatorId: null } as never);
    const { id } = await ask(service, 'slices.save', { id: null, name: 'North', query: NORTH, notes: '' });
    expect((await ask(service, 'slices.list', {}))[0]).toMatchObject({ id, name: 'North', query: NORTH });
    await ask(service, 'slices.save', { id, name: 'Far north', query: NORTH, notes: 'cold' });
    await ask(service, 'slices.remove', { id });
    expect(await list()).toEqual([]);
    await expect(ask(service, 'slices.remove', { id })).rejects.toThrow('not in the project any more');
    await undo();
    expect(await list()).toEqual([['Far north', 'cold']]);
    await undo();
    expect(await list()).toEqual([['North', '']]);
    await undo();
    expect(await list()).toEqual([]);
  });

  it('are tracked over runs within a population; one that cannot be read says why', async () => {
    const { service, runs } = weak();
    const north = await ask(service, 'slices.save', { id: null, name: 'North', query: NORTH, notes: '' });
    const gone = await ask(service, 'slices.save', { id: null, name: 'Gone', query: { ...ALL_ITEMS, filters: [{ column: 'outcome:77', operator: 'is', values: ['wrong'] }] }, notes: '' });
    const tracked = await ask(service, 'slices.track', { runIds: [...runs], query: { ...ALL_ITEMS, filters: [{ column: 'split', operator: 'is', values: ['dev'] }] } });
    expect(tracked[0]).toMatchObject({ id: north.id, reason: null, runs: [{ runId: runs[0], support: 80, errors: 40, errorRate: 0.5, accuracy: 0.5 }, { runId: runs[1], support: 0, errors: 0, errorRate: null, errorRateCi: null, accuracy: null, macroF1: null }] });
    expect(tracked[0]!.runs[0]!.macroF1).toBeCloseTo(1 / 3, 12);
    expect(tracked[1]).toMatchObject({ id: gone.id, runs: [], reason: expect.stringContaining('run') });
  });
});
