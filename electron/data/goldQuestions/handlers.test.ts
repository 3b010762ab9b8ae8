import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/contract';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

let service: DataService;
let ann: number;
let ben: number;
let queueOf: Map<number, number>;
/** Items 1 to 20 are the work, 21 to 26 have a gold label. */
const WORK = Array.from({ length: 20 }, (_, index) => index + 1);
const GOLD = [21, 22, 23, 24, 25, 26];

beforeEach(async () => {
  service = openTestService();
  addTestItems(service.project.db, [...WORK.map((id) => ({ id: `w${id}` })), ...GOLD.map((id) => ({ id: `g${id}`, gold: id % 2 === 0 ? 'even' : 'odd' }))]);
  const { classes } = await service.run('labelSchema.get', {} as never);
  await service.run('labelSchema.save', { question: '', classes: [...classes, { uid: 'uid-[unclear]', name: '[unclear]', color: '#000000', hotkey: null, definition: '', abstain: true, retired: false }] } as never);
  ann = (await service.run('annotators.add', { name: 'Ann', role: 'annotator' } as never)).id;
  ben = (await service.run('annotators.add', { name: 'Ben', role: 'annotator' } as never)).id;
  await service.run('annotators.add', { name: 'Lea', role: 'adjudicator' } as never);
  const { queues } = await service.run('assignments.create', {
    selection: { kind: 'ids', ids: WORK }, annotators: [ann, ben].map((annotatorId) => ({ annotatorId, capacity: 1 })), rule: { kind: 'all', k: 2 }, order: 'asListed', seed: 1, name: 'Round 1', actorId: null,
  } as never);
  queueOf = new Map(queues.map(({ annotatorId, queueId }) => [annotatorId, queueId]));
});

const hide = (options: Partial<Input<'goldQuestions.add'>> = {}) => service.run('goldQuestions.add', { annotatorIds: [ann, ben], selection: null, count: 4, seed: 7, actorId: 3, ...options } as never);
const items = (who: number) => service.project.db.prepare<[number], number>('SELECT item_id FROM queue_item WHERE queue_id = ? ORDER BY position').pluck().all(queueOf.get(who)!);
const hidden = (who: number) => items(who).filter((itemId) => itemId > 20);
const answer = (who: number, itemId: number, what: string, nextItemId: number | null = null) =>
  service.run('annotations.add', { annotatorId: who, queueId: queueOf.get(who)!, uid: ulid(), itemId, ...(what === 'ambiguous' || what === 'skip' ? { kind: what, classUid: null } : { kind: 'label', classUid: `uid-${what}` }), note: '', durationMs: 1, nextItemId } as never);
const open = (who: number) => service.run('labelling.open', { annotatorId: who, queueId: queueOf.get(who)! } as never);
const results = () => service.run('goldQuestions.result', {} as never);
const verify = async () => {
  const problems = (await service.run('project.verify', {} as never)).problems.filter((problem) => !problem.startsWith('Gold labels'));
  expect(problems).toEqual([]);
};

describe('gold questions', () => {
  it('are hidden at random places behind what is answered and on the screen, and keep the order of the rest', async () => {
    for (const itemId of [1, 2, 3]) await answer(ann, itemId, 'odd', itemId + 1);
    expect(await hide()).toEqual([{ annotatorId: ann, added: 4 }, { annotatorId: ben, added: 4 }]);
    expect(items(ann).filter((itemId) => itemId <= 20)).toEqual(WORK);
    expect(items(ann).slice(0, 4)).toEqual([1, 2, 3, 4]);
    expect(hidden(ann)).toHaveLength(4);
    expect([...hidden(ben)].sort()).toEqual([...hidden(ann)].sort());
    expect(items(ann)).not.toEqual(items(ben));
    expect((await open(ann)).current?.content.id).toBe(4);
    expect((await open(ann)).progress).toEqual({ total: 24, labelled: 3, skipped: 0 });
    await verify();
  });

  it('come to the labelling screen like any other item', async () => {
    await hide();
    const { upcoming, current } = await open(ann);
    const shown = [current!, ...upcoming].map((item) => ({ position: item.position, keys: Object.keys(item).sort(), answer: item.answer }));
    expect(new Set(shown.map(({ keys }) => keys.join())).size).toBe(1);
    expect(shown.map(({ position }) => position)).toEqual(shown.map((_, index) => index + 1));
  });

  it('are none that the annotator has answered, skipped or has in a queue, and none without a gold label', async () => {
    await service.run('annotations.add', { annotatorId: ann, queueId: 0, uid: ulid(), itemId: 21, kind: 'skip', classUid: null, note: '', durationMs: 1, nextItemId: null } as never);
    await hide({ count: 2 });
    expect(await service.run('goldQuestions.available', { annotatorIds: [ann, ben], selection: null } as never)).toEqual([
      { annotatorId: ann, available: 3 + (hidden(ann).includes(21) ? 1 : 0), open: 22 },
      { annotatorId: ben, available: 4, open: 22 },
    ]);
    await hide({ count: 100 });
    expect([...hidden(ann)].sort()).toEqual([22, 23, 24, 25, 26]);
    expect(new Set(items(ben)).size).toBe(26);
    await expect(hide()).rejects.toThrow('have answered all items with a gold label');
    await expect(hide({ selection: { kind: 'ids', ids: [1, 2] } })).rejects.toThrow('None of these items has a gold label');
    await expect(hide({ annotatorIds: [3] })).rejects.toThrow('none of these annotators has one');
    await verify();
  });

  it('give the same places for the same seed', async () => {
    await hide({ annotatorIds: [ann] });
    const first = items(ann);
    await service.run('goldQuestions.remove', { annotatorIds: [ann], actorId: 3 } as never);
    await hide({ annotatorIds: [ann] });
    expect(items(ann)).toEqual(first);
  });

  it('say how many were right, with an interval, undecided answers apart, and undefined where nothing was answered', async () => {
    expect(await results()).toEqual([]);
    await hide({ count: 6 });
    expect(await results()).toMatchObject([{ name: 'Ann', asked: 6, answered: 0, accuracy: null, reason: 'no question was answered yet', interval: null }, { name: 'Ben', asked: 6 }]);
    const say = ['odd', 'even', 'odd', 'odd', '[unclear]', 'ambiguous'];
    for (const [index, itemId] of GOLD.entries()) await answer(ann, itemId, say[index]!);
    const [own] = await results();
    expect(own).toMatchObject({ asked: 6, answered: 4, right: 3, undecided: 2, accuracy: 0.75, reason: null });
    expect(own!.interval!.low).toBeCloseTo(0.30064, 5);
    expect(own!.interval!.high).toBeCloseTo(0.95441, 5);
  });

  it('are taken out where they are unanswered, hidden again by undo, and taken out by undo of the hiding', async () => {
    await hide();
    const [asked] = hidden(ann);
    await answer(ann, asked!, 'odd');
    const removed = await service.run('goldQuestions.remove', { annotatorIds: [ann, ben], actorId: 3 } as never);
    expect(removed).toEqual({ removed: 7 });
    expect(hidden(ann)).toEqual([asked]);
    expect(items(ben)).toEqual(WORK);
    await verify();
    await service.run('history.undo', { annotatorId: 3 } as never);
    expect([hidden(ann).length, hidden(ben).length]).toEqual([4, 4]);
    await verify();
    await service.run('history.undo', { annotatorId: 3 } as never);
    expect(hidden(ann)).toEqual([asked]);
    expect(await results()).toMatchObject([{ name: 'Ann', asked: 1 }]);
    await verify();
  });

  it('never bring an annotator more, however others answer them', async () => {
    const { queues } = await service.run('assignments.create', {
      selection: { kind: 'ids', ids: [25] }, annotators: [ann, ben].map((annotatorId) => ({ annotatorId, capacity: 1 })), rule: { kind: 'untilAgreement', start: 1, max: 2 }, order: 'asListed', seed: 1, name: 'Round 2', actorId: null,
    } as never);
    await hide({ count: 6 });
    const before = [items(ann), items(ben)];
    for (const itemId of hidden(ann).filter((id) => id !== 25)) await answer(ann, itemId, 'ambiguous');
    expect([items(ann), items(ben)]).toEqual(before);
    expect(queues).toHaveLength(1);
  });
});

it('an item that one more annotator is to get goes to nobody in whose queue it is hidden as a gold question', async () => {
  // the first round is over: questions go into the queues of this one
  service.project.db.exec('UPDATE queue SET removed = 1');
  const cem = (await service.run('annotators.add', { name: 'Cem', role: 'annotator' } as never)).id;
  const people = [ann, ben, cem].map((annotatorId) => ({ annotatorId, capacity: 1 }));
  const plan = { selection: { kind: 'ids', ids: GOLD }, annotators: people, rule: { kind: 'untilAgreement', start: 2, max: 3 }, order: 'asListed', seed: 1, name: 'Grows', actorId: null };
  const { queues } = await service.run('assignments.create', plan as never);
  const grown = new Map(queues.map(({ annotatorId, queueId }) => [annotatorId, queueId]));
  const has = (who: number, itemId: number) => service.project.db.prepare('SELECT 1 FROM queue_item WHERE queue_id = ? AND item_id = ?').get(grown.get(who)!, itemId) !== undefined;
  const [itemId, without] = GOLD.flatMap((id) => [ann, ben, cem].filter((who) => !has(who, id)).map((who) => [id, who] as const))[0]!;
  await service.run('goldQuestions.add', { annotatorIds: [without], selection: { kind: 'ids', ids: [itemId] }, count: 1, seed: 1, actorId: 3 } as never);
  expect(has(without, itemId)).toBe(true);
  const others = [ann, ben, cem].filter((who) => who !== without);
  for (const [index, who] of others.entries()) {
    await service.run('annotations.add', { annotatorId: who, queueId: grown.get(who)!, uid: ulid(), itemId, kind: 'label', classUid: index === 0 ? 'uid-odd' : 'uid-even', note: '', durationMs: 1, nextItemId: null } as never);
  }
  expect(service.project.db.prepare('SELECT count(*) FROM current_label WHERE item_id = ?').pluck().get(itemId)).toBe(2);
  await verify();
});
