import { describe, expect, it } from 'vitest';
import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import { addAnnotator } from '../annotators/queries';
import { addTestItems, type TestItem } from '../testItems';
import { openTestService } from '../testProject';

const ITEMS: readonly TestItem[] = Array.from({ length: 100 }, (_, index) => ({
  id: `item-${index}`,
  ...(index % 5 === 4 ? {} : { gold: index % 2 ? 'yes' : 'no' }),
  tags: { site: index % 10 === 0 ? [`s${index % 7}`, `s${(index + 1) % 7}`] : index % 3 === 0 ? [] : [`s${index % 20}`] },
  metadata: [['patient', `p${index % 30}`]] as const,
}));
const REQUEST = { ratios: { train: 0.6, dev: 0.2, test: 0.2 }, stratify: true, groupKey: null, seed: 3 };

const openWith = (items: readonly TestItem[]) => {
  const service = openTestService();
  addTestItems(service.project.db, items);
  const splitOf = () => new Map(service.project.db.prepare<[], [string, string | null]>('SELECT external_id, split FROM item JOIN item_state ON item_id = id ORDER BY external_id').raw().all());
  const undo = () => service.run('history.undo', { annotatorId: 1 } as never);
  return { service, db: service.project.db, splitOf, undo };
};

describe('splits.assign', () => {
  it('does what the preview said', async () => {
    const { service, splitOf } = openWith(ITEMS);
    const preview = await service.run('splits.preview', REQUEST as never);
    expect([...splitOf().values()].every((split) => split === null)).toBe(true);
    const result = await service.run('splits.assign', { ...REQUEST, annotatorId: null } as never);
    expect(result).toEqual(preview);
    expect(result.counts).toEqual({ train: 60, dev: 20, test: 20 });
    expect(result.countsBefore).toEqual({ none: 100 });
    expect([...splitOf().values()].filter((split) => split === 'train')).toHaveLength(60);
  });

  it('keeps class shares as they are overall, and says how far off they are', async () => {
    const { service } = openWith(ITEMS);
    const { classShare, maxDeviation, overallClassShare, groupsSplitAcross } = await service.run('splits.assign', { ...REQUEST, annotatorId: null } as never);
    expect(overallClassShare).toEqual({ no: 0.5, yes: 0.5 });
    expect(classShare).toEqual({ train: { no: 0.5, yes: 0.5 }, dev: { no: 0.5, yes: 0.5 }, test: { no: 0.5, yes: 0.5 } });
    expect(maxDeviation).toBe(0);
    expect(groupsSplitAcross).toBe(0);
  });

  it('gives the same split whatever the order of import', async () => {
    const forwards = openWith(ITEMS);
    const backwards = openWith([...ITEMS].reverse());
    for (const { service } of [forwards, backwards]) await service.run('splits.assign', { ...REQUEST, annotatorId: null } as never);
    expect(backwards.splitOf()).toEqual(forwards.splitOf());
  });

  it('gives another split for another seed', async () => {
    const { service, splitOf } = openWith(ITEMS);
    await service.run('splits.assign', { ...REQUEST, annotatorId: null } as never);
    const first = splitOf();
    await service.run('splits.assign', { ...REQUEST, seed: 4, annotatorId: null } as never);
    expect(splitOf()).not.toEqual(first);
  });

  it.each(['site', 'patient'])('never splits a group by %s, items with several values tying their groups together', async (groupKey) => {
    const { service, db } = openWith(ITEMS);
    const { groupsSplitAcross } = await service.run('splits.assign', { ...REQUEST, groupKey, annotatorId: null } as never);
    expect(groupsSplitAcross).toBe(0);
    const values =
      groupKey === 'site'
        ? 'SELECT value, count(DISTINCT split) AS splits FROM tag JOIN item_tag ON tag_id = tag.id JOIN item_state USING (item_id) GROUP BY value'
        : "SELECT metadata AS value, count(DISTINCT split) AS splits FROM item JOIN item_state ON item_id = id GROUP BY metadata";
    expect(db.prepare<[], { splits: number }>(values).all().every(({ splits }) => splits === 1)).toBe(true);
  });

  it('keeps a group together whose key is a tag on some items and a kept column on others', async () => {
    const items = Array.from({ length: 60 }, (_, index): TestItem => (index < 30 ? { id: `t${index}`, tags: { patient: [`p${index % 12}`] } } : { id: `c${index}`, metadata: [['patient', `p${index % 12}`]] }));
    const { service, splitOf } = openWith(items);
    expect(await service.run('splits.assign', { ...REQUEST, groupKey: 'patient', annotatorId: null } as never)).toMatchObject({ groupsSplitAcross: 0 });
    const splits = Array.from({ length: 12 }, (_, patient) => new Set([...splitOf()].filter(([id]) => Number(id.slice(1)) % 12 === patient).map(([, split]) => split)).size);
    expect(splits).toEqual(splits.map(() => 1));
  });

  it('says null where no item has gold', async () => {
    const { service } = openWith([{ id: 'a' }, { id: 'b' }]);
    const result = await service.run('splits.preview', REQUEST as never);
    expect([result.maxDeviation, result.classShare]).toEqual([null, { train: {}, dev: {}, test: {} }]);
  });

  it('refuses shares that do not add up, and unknown group keys', async () => {
    const { service } = openWith(ITEMS);
    await expect(service.run('splits.preview', { ...REQUEST, ratios: { train: 0.5 } } as never)).rejects.toThrow('add up to 0.5');
    await expect(service.run('splits.preview', { ...REQUEST, groupKey: 'nothing' } as never)).rejects.toThrow('nothing');
  });

  it('is taken back with the request that made the splits before', async () => {
    const { service, splitOf, undo, db } = openWith(ITEMS);
    await service.run('splits.assign', { ...REQUEST, annotatorId: null } as never);
    const first = splitOf();
    await service.run('splits.assign', { ...REQUEST, seed: 9, annotatorId: null } as never);
    await undo();
    expect(splitOf()).toEqual(first);
    expect(JSON.parse(db.prepare<[], string>("SELECT value FROM project WHERE key = 'lastSplit'").pluck().get()!)).toMatchObject({ seed: 3 });
  });
});

describe('splits.set', () => {
  it('changes the selected items only, and is taken back', async () => {
    const { service, splitOf, undo } = openWith([{ id: 'a', split: 'train' }, { id: 'b' }, { id: 'c', split: 'test' }]);
    const selection = { kind: 'query', query: { ...ALL_ITEMS, filters: [{ column: 'id', operator: 'isNot', values: ['x'] }] }, except: [3] };
    expect(await service.run('splits.set', { annotatorId: null, selection, split: 'train' } as never)).toEqual({ changed: 1 });
    expect([...splitOf().values()]).toEqual(['train', 'train', 'test']);
    await undo();
    expect([...splitOf().values()]).toEqual(['train', null, 'test']);
  });

  it('of one annotator is taken back without the later one of another, whose own undo then gives what was before both', async () => {
    const { service, db, splitOf } = openWith([{ id: 'a', split: 'test' }, { id: 'b' }, { id: 'c', split: 'dev' }]);
    const [ann, ben] = ['Ann', 'Ben'].map((name) => addAnnotator(db, { name, role: 'annotator', imported: false, now: 0 }));
    const set = (annotatorId: number, ids: readonly number[], split: string) => service.run('splits.set', { annotatorId, selection: { kind: 'ids', ids }, split } as never);
    const undo = (annotatorId: number) => service.run('history.undo', { annotatorId } as never);
    await set(ann!, [1, 2, 3], 'train');
    await set(ben!, [1, 2], 'dev');
    await undo(ann!);
    expect([...splitOf().values()]).toEqual(['dev', 'dev', 'dev']);
    await undo(ben!);
    expect([...splitOf().values()]).toEqual(['test', null, 'dev']);
  });

  it('refuses an item that does not exist and changes nothing', async () => {
    const { service, splitOf } = openWith([{ id: 'a' }]);
    await expect(service.run('splits.set', { annotatorId: null, selection: { kind: 'ids', ids: [1, 7] }, split: 'dev' } as never)).rejects.toThrow('(7)');
    expect([...splitOf().values()]).toEqual([null]);
  });
});
