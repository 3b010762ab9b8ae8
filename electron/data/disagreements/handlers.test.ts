import { describe, expect, it } from 'vitest';
import type { DisagreementFilter } from '../../../shared/contract/settling';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

const ALL: DisagreementFilter = { pair: null, annotatorId: null, tag: null, text: '' };

const open = () => {
  const service = openTestService();
  const { db } = service.project;
  addTestItems(db, [
    { id: 'agreed', answers: { A: 'yes', B: 'yes', C: 'yes' } },
    { id: 'split', text: 'the red apple', answers: { A: 'yes', B: 'no', C: 'maybe' }, tags: { site: ['x'] } },
    { id: 'most', text: 'the green apple', answers: { A: 'yes', B: 'yes', C: 'no' }, tags: { site: ['y'] } },
    { id: 'settled', text: 'a red pear', gold: 'yes', answers: { A: 'yes', B: 'no' } },
    { id: 'abstained', answers: { A: 'yes', B: '[unclear]' } },
    { id: 'pair', text: 'red and round', answers: { A: 'no', B: 'maybe' } },
    { id: 'flagged', answers: { A: 'yes' } },
    { id: 'nothing' },
  ]);
  db.exec("INSERT INTO current_label VALUES (7, 2, 9000, 'ambiguous', NULL), (8, 3, 9001, 'ambiguous', NULL), (8, 1, 9002, 'skip', NULL)");
  const list = async (filter: Partial<DisagreementFilter> = {}) => {
    const { itemIds } = await service.run('disagreements.list', { filter: { ...ALL, ...filter } } as never);
    const names = await service.run('disagreements.rows', { itemIds } as never);
    return names.map(({ externalId }) => externalId);
  };
  return { service, db, list };
};

describe('disagreements.list', () => {
  it('holds items with different answers or a flag that nothing was decided about, and no others', async () => {
    expect(new Set(await open().list())).toEqual(new Set(['split', 'most', 'pair', 'flagged', 'nothing']));
  });

  it('puts the least certain first, says of what, and leaves what is decided out', async () => {
    const { service, list } = open();
    const { entropies, measure, total } = await service.run('disagreements.list', { filter: ALL } as never);
    expect([measure, total]).toEqual(['posterior', 5]);
    expect(entropies).toEqual(entropies.toSorted((a, b) => b - a));
    await service.run('gold.decide', { annotatorId: 1, itemId: 2, decision: 'nobodyRight', classUid: null, reason: '', asExample: false } as never);
    expect(await list()).not.toContain('split');
  });

  it('is filtered by a pair of classes, an annotator, a tag and words, and says what there is to filter by', async () => {
    const { service, list } = open();
    expect(new Set(await list({ pair: ['uid-no', 'uid-maybe'] }))).toEqual(new Set(['split', 'pair']));
    expect(new Set(await list({ annotatorId: 3 }))).toEqual(new Set(['split', 'most', 'nothing']));
    expect(await list({ tag: { key: 'site', value: 'y' } })).toEqual(['most']);
    expect(await list({ text: 'red round' })).toEqual(['pair']);
    const { pairs, annotators, tags } = await service.run('disagreements.list', { filter: { ...ALL, text: 'pear' } } as never);
    expect(pairs[0]).toEqual({ a: 'uid-yes', b: 'uid-no', items: 2 });
    expect(annotators).toEqual([{ id: 1, name: 'A', items: 4 }, { id: 2, name: 'B', items: 3 }, { id: 3, name: 'C', items: 2 }]);
    expect(tags).toEqual([{ key: 'site', value: 'x', items: 1 }, { key: 'site', value: 'y', items: 1 }]);
  });

  it('goes by the votes, and says why, where no posterior can be computed', async () => {
    const service = openTestService();
    addTestItems(service.project.db, [{ id: 'a', answers: { A: 'yes' } }, { id: 'b' }]);
    service.project.db.exec("INSERT INTO annotator (uid, name, role, imported, created_at) VALUES ('b', 'B', 'annotator', 0, 0); INSERT INTO current_label VALUES (1, 2, 9000, 'ambiguous', NULL)");
    expect(await service.run('disagreements.list', { filter: ALL } as never)).toMatchObject({ itemIds: [1], entropies: [1], measure: 'votes', reason: 'fewer than two annotators gave an answer' });
  });

  it('is empty without answers', async () => {
    expect(await openTestService().run('disagreements.list', { filter: ALL } as never)).toMatchObject({ itemIds: [], total: 0, pairs: [], tags: [] });
  });
});

describe('disagreements.rows', () => {
  it('names the candidates, most votes first, with flags', async () => {
    const { service } = open();
    const [most, flagged] = await service.run('disagreements.rows', { itemIds: [3, 7] } as never);
    expect(most!.candidates.filter(({ count }) => count > 0).map(({ classUid, count }) => [classUid, count])).toEqual([['uid-yes', 2], ['uid-no', 1]]);
    expect([flagged!.flags, flagged!.preview]).toEqual([1, 'text of flagged']);
    expect(most!.candidates.reduce((sum, { posterior }) => sum + (posterior ?? 0), 0)).toBeCloseTo(1, 1);
  });
});

describe('disagreements.item', () => {
  it('holds every answer but skips, what was said, and what was decided', async () => {
    const { service } = open();
    await service.run('discussion.add', { annotatorId: 2, itemId: 8, text: 'Is this one?' } as never);
    const item = await service.run('disagreements.item', { itemId: 8 } as never);
    expect(item.answers.map(({ annotator, kind }) => [annotator, kind])).toEqual([['C', 'ambiguous']]);
    expect(item.discussion).toMatchObject([{ annotator: 'B', text: 'Is this one?' }]);
    expect(item.gold).toEqual([]);
    await expect(service.run('disagreements.item', { itemId: 99 } as never)).rejects.toThrow(/no item 99/);
  });

  it('lists the answers in an order that differs from item to item', async () => {
    const service = openTestService();
    addTestItems(service.project.db, Array.from({ length: 20 }, (_, place) => ({ id: `i${place}`, answers: { A: 'yes', B: 'no', C: 'yes' } })));
    const firsts = new Set<string>();
    for (let itemId = 1; itemId <= 20; itemId += 1) firsts.add((await service.run('disagreements.item', { itemId } as never)).answers[0]!.annotator);
    expect(firsts.size).toBe(3);
  });
});

describe('disagreements.similar', () => {
  it('finds decided items with the same classes in dispute first, then by common words and tags', async () => {
    const { service } = open();
    const decide = (itemId: number, reason: string) => service.run('gold.decide', { annotatorId: 1, itemId, decision: 'label', classUid: 'uid-yes', reason, asExample: false } as never);
    await decide(3, 'most');
    await decide(6, 'pair');
    const similar = await service.run('disagreements.similar', { itemId: 2, limit: 5 } as never);
    expect(similar.map(({ externalId, reason, basis }) => [externalId, reason, basis.sameClasses])).toEqual([['most', 'most', true], ['pair', 'pair', false]]);
    expect(similar[1]!.basis.words).toBeCloseTo(1 / 5, 12);
    await service.run('gold.reopen', { annotatorId: 1, itemId: 3, reason: '' } as never);
    expect((await service.run('disagreements.similar', { itemId: 2, limit: 5 } as never)).map(({ externalId }) => externalId)).toEqual(['pair']);
  });

  it('shows the decision that stands where copies that decided by themselves were merged', async () => {
    const { service, db } = open();
    const decide = (reason: string) => service.run('gold.decide', { annotatorId: 1, itemId: 3, decision: 'label', classUid: 'uid-yes', reason, asExample: false } as never);
    await decide('first');
    await decide('stands');
    db.exec("INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, reason, schema_version, created_at) SELECT 'theirs', 3, 'label', id, 'adjudicated', 'B', 'came last', 1, 9 FROM class WHERE name = 'no'");
    const similar = await service.run('disagreements.similar', { itemId: 2, limit: 5 } as never);
    expect(similar.filter(({ itemId }) => itemId === 3).map(({ reason }) => reason)).toEqual(['stands']);
  });
});
