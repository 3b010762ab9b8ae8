import { describe, expect, it } from 'vitest';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

const open = () => {
  const service = openTestService();
  const { db } = service.project;
  addTestItems(db, [
    { id: 'all', answers: { A: 'yes', B: 'yes' } },
    { id: 'most', answers: { A: 'no', B: 'yes', C: 'yes' } },
    { id: 'tie', answers: { A: 'no', B: 'yes', C: '[unclear]' } },
    { id: 'abstained', answers: { A: '[unclear]', B: '[unclear]' } },
    { id: 'one', answers: { A: 'no', B: '[unclear]' } },
    { id: 'settled', gold: 'no', answers: { A: 'yes' } },
    { id: 'nobody' },
  ]);
  const gold = () => Object.fromEntries(db.prepare<[], [string, string]>('SELECT external_id, name FROM item JOIN item_state ON item_id = item.id JOIN class ON class.id = gold_class_id').raw().all());
  const history = () => db.prepare<[], unknown[]>('SELECT external_id, name, method, by FROM gold_event JOIN item ON item.id = item_id LEFT JOIN class ON class.id = class_id ORDER BY seq').raw().all();
  const undo = (annotatorId: number) => service.run('history.undo', { annotatorId } as never);
  return { service, db, gold, history, undo };
};

describe('gold.resolve', () => {
  it('takes unanimous votes; abstain answers are none', async () => {
    const { service, gold } = open();
    expect(await service.run('gold.preview', { method: 'unanimous' } as never)).toEqual({ resolved: 2, open: 3 });
    expect(await service.run('gold.resolve', { annotatorId: 1, method: 'unanimous' } as never)).toEqual({ resolved: 2, open: 3 });
    expect(gold()).toEqual({ all: 'yes', one: 'no', settled: 'no' });
  });

  it('takes the majority and leaves ties open', async () => {
    const { service, gold } = open();
    expect(await service.run('gold.resolve', { annotatorId: null, method: 'majority' } as never)).toEqual({ resolved: 3, open: 2 });
    expect(gold()).toEqual({ all: 'yes', most: 'yes', one: 'no', settled: 'no' });
  });

  it('leaves an item open that somebody flagged as ambiguous, unless the majority decides', async () => {
    const { service, db } = open();
    db.exec("INSERT INTO current_label VALUES (1, 3, 999, 'ambiguous', NULL), (1, 4, 998, 'skip', NULL)");
    expect(await service.run('gold.preview', { method: 'unanimous' } as never)).toEqual({ resolved: 1, open: 4 });
    expect(await service.run('gold.preview', { method: 'majority' } as never)).toEqual({ resolved: 3, open: 2 });
  });

  it('keeps who settled it and how, and being taken back is an event of its own', async () => {
    const { service, gold, history, undo } = open();
    await service.run('gold.resolve', { annotatorId: 2, method: 'unanimous' } as never);
    expect(history()).toEqual([['all', 'yes', 'unanimous', 'B'], ['one', 'no', 'unanimous', 'B']]);
    await undo(2);
    expect(gold()).toEqual({ settled: 'no' });
    expect(history().slice(2)).toEqual([['all', null, 'unanimous', 'B'], ['one', null, 'unanimous', 'B']]);
  });

  it('keeps a later decision when an earlier step is taken back', async () => {
    const { service, gold, undo } = open();
    await service.run('gold.resolve', { annotatorId: 1, method: 'unanimous' } as never);
    await service.run('gold.set', { annotatorId: 2, itemId: 1, classUid: 'uid-no' } as never);
    await undo(1);
    expect(gold()).toEqual({ all: 'no', settled: 'no' });
  });
});

describe('gold.set', () => {
  it('decides, decides otherwise, and goes back step by step', async () => {
    const { service, gold, history, undo } = open();
    await service.run('gold.set', { annotatorId: 1, itemId: 3, classUid: 'uid-yes' } as never);
    await service.run('gold.set', { annotatorId: 2, itemId: 3, classUid: null } as never);
    expect(gold()).toEqual({ settled: 'no' });
    await undo(2);
    expect(gold()).toEqual({ settled: 'no', tie: 'yes' });
    await undo(1);
    expect(gold()).toEqual({ settled: 'no' });
    expect(history()).toEqual([['tie', 'yes', 'adjudicated', 'A'], ['tie', null, 'adjudicated', 'B'], ['tie', 'yes', 'adjudicated', 'A'], ['tie', null, 'adjudicated', 'A']]);
  });

  it('refuses unknown items, unknown and retired classes', async () => {
    const { service, db } = open();
    db.exec("UPDATE class SET retired = 1 WHERE name = 'no'");
    for (const [itemId, classUid] of [[99, 'uid-yes'], [1, 'uid-x'], [1, 'uid-no']] as const) await expect(service.run('gold.set', { annotatorId: 1, itemId, classUid } as never)).rejects.toThrow(/left as it is|Nothing was changed/);
  });
});
