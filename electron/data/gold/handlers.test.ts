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
    expect(await service.run('gold.preview', { method: 'unanimous' } as never)).toMatchObject({ resolved: 2, open: 3 });
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
    expect(await service.run('gold.preview', { method: 'unanimous' } as never)).toEqual({ classes: [{ classUid: 'uid-no', items: 1 }], resolved: 1, open: 4 });
    expect(await service.run('gold.preview', { method: 'majority' } as never)).toMatchObject({ resolved: 3, open: 2 });
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

describe('gold.decide', () => {
  const decide = (service: ReturnType<typeof open>['service'], input: object) => service.run('gold.decide', { annotatorId: 1, reason: '', classUid: null, asExample: false, ...input } as never);
  const state = (db: ReturnType<typeof open>['db'], itemId: number) => db.prepare('SELECT item_state.decision, name, reason, by FROM item_state LEFT JOIN class ON class.id = gold_class_id LEFT JOIN gold_event g ON g.seq = (SELECT max(seq) FROM gold_event WHERE item_id = item_state.item_id) WHERE item_state.item_id = ?').raw().get(itemId);

  it('keeps an ambiguous item and one where nobody is right as decided, with who and why, and takes each back', async () => {
    const { service, db, undo, gold } = open();
    await decide(service, { itemId: 3, decision: 'ambiguous', reason: 'both hold' });
    await decide(service, { itemId: 2, decision: 'nobodyRight', reason: 'a joke' });
    expect([state(db, 3), state(db, 2)]).toEqual([['ambiguous', null, 'both hold', 'A'], ['nobodyRight', null, 'a joke', 'A']]);
    expect(gold()).toEqual({ settled: 'no' });
    await undo(1);
    await undo(1);
    expect([state(db, 3), state(db, 2)]).toEqual([[null, null, '', 'A'], [null, null, '', 'A']]);
  });

  it('may be for a class that nobody gave, and goes back over other decisions to the reason of before', async () => {
    const { service, db, undo } = open();
    await decide(service, { itemId: 2, decision: 'label', classUid: 'uid-[unclear]', reason: 'first' });
    await service.run('gold.decide', { annotatorId: 2, itemId: 2, decision: 'ambiguous', classUid: null, reason: 'second', asExample: false } as never);
    await service.run('gold.reopen', { annotatorId: 3, itemId: 2, reason: 'third' } as never);
    expect(state(db, 2)).toEqual([null, null, 'third', 'C']);
    await undo(3);
    expect(state(db, 2)).toEqual(['ambiguous', null, 'second', 'B']);
    await undo(2);
    expect(state(db, 2)).toEqual(['label', '[unclear]', 'first', 'A']);
    expect((await service.run('gold.history', { itemId: 2 } as never)).map(({ decision, reason, current }) => [decision, reason, current])).toEqual([
      ['label', 'first', false],
      ['ambiguous', 'second', false],
      ['open', 'third', false],
      ['ambiguous', 'second', false],
      ['label', 'first', true],
    ]);
  });

  it('makes the item an example of the guideline in the same step', async () => {
    const { service, undo } = open();
    await service.run('guideline.save', { markdown: '# Guide\n' } as never);
    const { guidelineVersion } = await decide(service, { itemId: 3, decision: 'label', classUid: 'uid-yes', reason: 'it says so', asExample: true });
    const { version, markdown } = await service.run('guideline.get', {} as never);
    expect([version, markdown]).toEqual([guidelineVersion, '# Guide\n\n## Examples\n\n- “text of tie” (tie): **yes**. it says so\n']);
    await undo(1);
    expect((await service.run('guideline.get', {} as never)).markdown).toBe('# Guide\n');
  });

  it('leaves what was written into the guideline since when it is taken back', async () => {
    const { service, undo } = open();
    await decide(service, { itemId: 3, decision: 'ambiguous', asExample: true });
    await decide(service, { itemId: 2, decision: 'nobodyRight', asExample: true });
    await service.run('gold.decide', { annotatorId: 2, itemId: 1, decision: 'ambiguous', classUid: null, reason: '', asExample: true } as never);
    await undo(1);
    await undo(1);
    expect((await service.run('guideline.get', {} as never)).markdown).toBe('## Examples\n\n- “text of all” (all): **truly ambiguous**\n');
  });

  it('refuses a label without class, a class without label, unknown people and items, and to open what is open', async () => {
    const { service } = open();
    for (const input of [{ decision: 'label' }, { decision: 'ambiguous', classUid: 'uid-yes' }, { decision: 'ambiguous', annotatorId: 99 }, { decision: 'ambiguous', itemId: 99 }]) await expect(decide(service, { itemId: 3, ...input })).rejects.toThrow(/Nothing was/);
    await expect(service.run('gold.reopen', { annotatorId: 1, itemId: 3, reason: '' } as never)).rejects.toThrow(/Nothing is decided/);
  });

  it('is left alone by every automatic rule', async () => {
    const { service, db } = open();
    await decide(service, { itemId: 1, decision: 'ambiguous' });
    await service.run('gold.resolve', { annotatorId: null, method: 'unanimous' } as never);
    const { plan } = await service.run('gold.plan', { method: 'majority' } as never);
    await service.run('gold.apply', { annotatorId: null, plan } as never);
    expect(state(db, 1)).toEqual(['ambiguous', null, '', 'A']);
  });
});

describe('gold.apply', () => {
  it.each(['unanimous', 'majority'] as const)('writes by %s what gold.resolve writes', async (method) => {
    const a = open();
    const b = open();
    const { plan, open: left } = await a.service.run('gold.plan', { method } as never);
    expect({ ...(await a.service.run('gold.apply', { annotatorId: null, plan } as never)), open: left }).toEqual({ left: 0, ...(await b.service.run('gold.resolve', { annotatorId: null, method } as never)) });
    expect(a.gold()).toEqual(b.gold());
    expect(a.history()).toEqual(b.history());
  });

  it('leaves open what has too small a share of the votes', async () => {
    const { service } = open();
    expect(await service.run('gold.preview', { method: 'majority', minPosterior: 0.9 } as never)).toEqual({ resolved: 2, open: 3, classes: [{ classUid: 'uid-yes', items: 1 }, { classUid: 'uid-no', items: 1 }] });
  });

  it('leaves items that were settled or answered since the plan', async () => {
    const { service, gold, undo } = open();
    const { plan } = await service.run('gold.plan', { method: 'majority' } as never);
    await service.run('gold.set', { annotatorId: 2, itemId: 1, classUid: 'uid-no' } as never);
    await service.run('annotations.add', { uid: '01ARZ3NDEKTSV4RRFFQ69G5FAV', itemId: 5, annotatorId: 3, queueId: 0, kind: 'label', classUid: 'uid-yes', note: '', durationMs: null, nextItemId: null } as never);
    expect(await service.run('gold.apply', { annotatorId: 1, plan } as never)).toEqual({ resolved: 1, left: 2 });
    expect(gold()).toEqual({ all: 'no', most: 'yes', settled: 'no' });
    await undo(1);
    expect(gold()).toEqual({ all: 'no', settled: 'no' });
  });

  it('keeps the posterior of a model in the history', async () => {
    const { service, db } = open();
    const { plan } = await service.run('gold.plan', { method: 'dawid-skene', minPosterior: 0.6 } as never);
    await service.run('gold.apply', { annotatorId: null, plan } as never);
    for (const reason of db.prepare("SELECT reason FROM gold_event WHERE method = 'dawid-skene'").pluck().all()) expect(reason).toMatch(/^posterior (1|0\.\d{4})$/);
  });
});

describe('decisions of copies that were merged', () => {
  /** Ours is three decisions deep; theirs is one, came in last, and so is the newest by number. */
  const openRivals = async () => {
    const opened = open();
    const { service, db } = opened;
    for (const classUid of ['uid-no', null, 'uid-yes']) await service.run('gold.set', { annotatorId: 1, itemId: 2, classUid } as never);
    db.exec("INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, schema_version, created_at) SELECT 'theirs', 2, 'label', id, 'majority', 'Goldset', 1, 9 FROM class WHERE name = 'no'");
    return opened;
  };

  it('show which one stands, and take its method for the human level', async () => {
    const { service } = await openRivals();
    expect((await service.run('gold.history', { itemId: 2 } as never)).map(({ by, current }) => `${by}${current ? ' stands' : ''}`)).toEqual(['A', 'A', 'A stands', 'Goldset']);
    expect(await service.run('agreement.measure', { bootstrap: 0, seed: 0, byTag: null } as never)).toMatchObject({ hlp: { form: 'plain' } });
  });

  it('let the step that stands be taken back, and nothing else', async () => {
    const { service, gold, undo } = await openRivals();
    expect(gold()).toMatchObject({ most: 'yes' });
    await undo(1);
    expect(gold()).not.toHaveProperty('most');
    expect((await service.run('gold.history', { itemId: 2 } as never)).findIndex(({ current }) => current)).toBe(4);
  });
});

describe('gold.plan', () => {
  it('takes a label whose share of the votes is just the least posterior', async () => {
    const service = openTestService();
    addTestItems(service.project.db, [{ id: 'eight', answers: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`A${index}`, index < 8 ? 'yes' : 'no'])) }]);
    expect(await service.run('gold.preview', { method: 'majority', minPosterior: 0.8 } as never)).toMatchObject({ resolved: 1, open: 0 });
    expect(await service.run('gold.preview', { method: 'majority', minPosterior: 0.81 } as never)).toMatchObject({ resolved: 0, open: 1 });
  });
});
