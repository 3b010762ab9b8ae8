import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/contract';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

let service: DataService;
let people: number[];
const [ann, ben, cem, dua] = [0, 1, 2, 3] as const;
const CLASSES = ['spam', 'ham', '[unclear]'].map((name) => ({ uid: `uid-${name}`, name, color: '#000000', hotkey: null, definition: '', abstain: name.startsWith('['), retired: false }));
const EVERYTHING = { kind: 'query', query: { search: '', filters: [], sort: null }, except: [] } as const;
const ids = (...items: number[]) => ({ kind: 'ids', ids: items }) as const;

beforeEach(async () => {
  service = openTestService();
  addTestItems(service.project.db, Array.from({ length: 12 }, (_, index) => ({ id: `t${index + 1}` })));
  await service.run('labelSchema.save', { question: '', classes: CLASSES } as never);
  people = [];
  for (const name of ['Ann', 'Ben', 'Cem', 'Dua']) people.push((await service.run('annotators.add', { name, role: 'annotator' } as never)).id);
});

const request = (options: Partial<Input<'assignments.create'>> = {}, who: readonly number[] = [ann, ben, cem]) => ({
  selection: EVERYTHING, annotators: who.map((at) => ({ annotatorId: people[at]!, capacity: 1 })), rule: { kind: 'all', k: 2 }, order: 'asListed', seed: 1, name: 'Round 1', actorId: null, ...options,
});
const create = (options: Partial<Input<'assignments.create'>> = {}, who?: readonly number[]) => service.run('assignments.create', request(options, who) as never);
const preview = (options: Partial<Input<'assignments.create'>> = {}, who?: readonly number[]) => service.run('assignments.preview', request(options, who) as never);
const queues = async (who: number) => (await service.run('queues.list', { annotatorId: people[who]! } as never)).map(({ name, total, isAssigned }) => `${name} ${total}${isAssigned ? ' assigned' : ''}`);
const queueItems = (queueId: number) => service.project.db.prepare<[number], number>('SELECT item_id FROM queue_item WHERE queue_id = ? ORDER BY position').pluck().all(queueId);
const answer = (who: number, queueId: number, itemId: number, what: string) =>
  service.run('annotations.add', { annotatorId: people[who]!, queueId, uid: ulid(), itemId, ...(what === 'skip' || what === 'ambiguous' ? { kind: what, classUid: null } : { kind: 'label', classUid: `uid-${what}` }), note: '', durationMs: 1, nextItemId: null } as never);
const undo = (who: number) => service.run('history.undo', { annotatorId: people[who]! } as never);
const verify = async () => expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });

describe('assignments', () => {
  it('preview what creating makes: counts, overlap and pairs', async () => {
    const shown = await preview();
    expect(shown).toMatchObject({ items: 12, annotators: [{ name: 'Ann', items: 8 }, { name: 'Ben', items: 8 }, { name: 'Cem', items: 8 }], overlap: [{ people: 2, items: 12 }], short: 0 });
    expect(shown.pairs.map(({ items }) => items)).toEqual([4, 4, 4]);
    const made = await create();
    expect(made.queues.map(({ items }) => items)).toEqual([8, 8, 8]);
    expect(made.queues.flatMap(({ queueId }) => queueItems(queueId)).sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, at) => 1 + Math.floor(at / 2)));
    await verify();
  });

  it('are queues that only their annotator sees, before the common ones', async () => {
    await service.run('queues.create', { name: 'common', selection: ids(1), order: 'asListed', seed: 0 } as never);
    await create();
    expect(await queues(ann)).toEqual(['Round 1 8 assigned', 'All items 12', 'common 1']);
    expect(await queues(dua)).toEqual(['All items 12', 'common 1']);
  });

  it('refuse answers, visits and a look into somebody else\'s queue, and change nothing', async () => {
    const { queues: [own] } = await create();
    const itemId = queueItems(own!.queueId)[0]!;
    await expect(answer(ben, own!.queueId, itemId, 'spam')).rejects.toThrow('This queue is assigned to somebody else. The answer was not saved.');
    await expect(service.run('labelling.visit', { annotatorId: people[ben], queueId: own!.queueId, itemId } as never)).rejects.toThrow('assigned to somebody else');
    await expect(service.run('labelling.open', { annotatorId: people[ben], queueId: own!.queueId } as never)).rejects.toThrow('assigned to somebody else');
    await answer(ann, own!.queueId, itemId, 'spam');
    expect(service.project.db.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(1);
  });

  it('count who has answered, or has it in a queue, towards the overlap and give it to others', async () => {
    await answer(ann, 0, 1, 'spam');
    await answer(dua, 0, 2, 'spam');
    await create({ selection: ids(3), rule: { kind: 'all', k: 1 } }, [cem]);
    const made = await create({ selection: ids(1, 2, 3, 4) });
    const who = new Map(made.queues.map(({ annotatorId, queueId }) => [people.indexOf(annotatorId), queueItems(queueId)]));
    const has = (item: number) => [...who].filter(([, items]) => items.includes(item)).map(([at]) => at);
    expect([has(1).length, has(2).length, has(3).length, has(4).length]).toEqual([1, 1, 1, 2]);
    expect(has(1)).not.toContain(ann);
    expect(has(3)).not.toContain(cem);
  });

  it('say when there are too few annotators, and when there is nothing left to share out', async () => {
    expect(await preview({ rule: { kind: 'all', k: 5 } })).toMatchObject({ short: 12, overlap: [{ people: 3, items: 12 }] });
    await create({ rule: { kind: 'all', k: 3 } });
    await expect(create({ rule: { kind: 'all', k: 3 } })).rejects.toThrow('there is nothing to share out');
    await expect(create({ rule: { kind: 'untilAgreement', start: 3, max: 2 } })).rejects.toThrow('cannot end with 2');
  });

  it('list plans with the progress of each annotator', async () => {
    const { queues: made } = await create();
    const [first, second] = queueItems(made[0]!.queueId);
    await answer(ann, made[0]!.queueId, first!, 'spam');
    await answer(ann, 0, second!, 'skip');
    const [plan] = await service.run('assignments.list', {} as never);
    expect(plan).toMatchObject({ name: 'Round 1', items: 12, rule: { kind: 'all', k: 2 }, annotators: [{ name: 'Ann', total: 8, labelled: 1, skipped: 1, extra: 0 }, { name: 'Ben', labelled: 0 }, { name: 'Cem', labelled: 0 }] });
  });

  it('are taken away and brought back by undo, both ways, and answers stay', async () => {
    const { planId, queues: [own] } = await create({ actorId: people[dua]! });
    await answer(ann, own!.queueId, queueItems(own!.queueId)[0]!, 'spam');
    await service.run('assignments.remove', { planId, actorId: people[dua] } as never);
    expect(await queues(ann)).toEqual(['All items 12']);
    await undo(dua);
    expect(await queues(ann)).toEqual(['Round 1 8 assigned', 'All items 12']);
    expect((await service.run('assignments.list', {} as never))[0]!.annotators[0]!.labelled).toBe(1);
    expect(await undo(dua)).toMatchObject({ title: 'Work plan “Round 1”' });
    expect(await queues(ann)).toEqual(['All items 12']);
    await verify();
  });
});

describe('overlap until agreement', () => {
  const rule = { kind: 'untilAgreement', start: 2, max: 4 } as const;
  /** The plan's annotators who have the item, by place, and the queue of each. */
  async function start(itemId: number) {
    const { queues: made } = await create({ rule }, [ann, ben, cem, dua]);
    const queueOf = new Map(made.map(({ annotatorId, queueId }) => [people.indexOf(annotatorId), queueId]));
    const holders = () => [...queueOf].filter(([, queueId]) => queueItems(queueId).includes(itemId)).map(([at]) => at);
    const say = (who: number, what: string) => answer(who, queueOf.get(who)!, itemId, what);
    return { holders, say, queueOf };
  }

  it('adds one annotator when the first two disagree, and no more once two agree', async () => {
    const { holders, say } = await start(5);
    const [first, second] = holders();
    await say(first!, 'spam');
    expect(holders()).toHaveLength(2);
    await say(second!, 'ham');
    expect(holders()).toHaveLength(3);
    const third = holders().find((at) => at !== first && at !== second)!;
    await say(third, 'ham');
    expect(holders()).toHaveLength(3);
    const [plan] = await service.run('assignments.list', {} as never);
    expect(plan!.annotators.find(({ annotatorId }) => annotatorId === people[third])).toMatchObject({ total: 7, labelled: 1, extra: 1 });
    await verify();
  });

  it('adds nobody while the first two agree', async () => {
    const { holders, say } = await start(5);
    for (const at of holders()) await say(at, 'spam');
    expect(holders()).toHaveLength(2);
  });

  it.each(['ambiguous', '[unclear]'])('goes on after an answer that agrees with nobody (%s), up to the most', async (what) => {
    const { holders, say } = await start(5);
    for (let step = 0; step < 4; step += 1) {
      const answered = service.project.db.prepare<[], number>('SELECT annotator_id FROM current_label WHERE item_id = 5').pluck().all();
      await say(holders().find((at) => !answered.includes(people[at]!))!, what);
    }
    expect(holders()).toHaveLength(4);
    await verify();
  });

  it('waits for who has skipped it, and counts answers from other queues', async () => {
    const { holders, say } = await start(5);
    const [first, second] = holders();
    await say(first!, 'spam');
    await say(second!, 'skip');
    expect(holders()).toHaveLength(2);
    await answer(second!, 0, 5, 'ham');
    expect(holders()).toHaveLength(3);
  });

  it('gives the item to who has the fewest open items', async () => {
    const { holders, say, queueOf } = await start(5);
    const [first, second] = holders();
    const free = [ann, ben, cem, dua].filter((at) => !holders().includes(at));
    for (const item of queueItems(queueOf.get(free[1]!)!).slice(0, 2)) await answer(free[1]!, queueOf.get(free[1]!)!, item, 'spam');
    await say(first!, 'spam');
    await say(second!, 'ham');
    expect(holders()).toContain(free[1]);
  });

  it('takes the extra annotator away again with the answer that brought them, and leaves what they answered', async () => {
    const { holders, say } = await start(5);
    const [first, second] = holders();
    await say(first!, 'spam');
    await say(second!, 'ham');
    expect(holders()).toHaveLength(3);
    await undo(second!);
    expect(holders()).toEqual([first, second]);
    await say(second!, 'ham');
    const third = holders().find((at) => at !== first && at !== second)!;
    await say(third, 'spam');
    await undo(second!);
    expect(holders()).toHaveLength(3);
    await verify();
  });

  it('keeps every queue whole through any mix of answers and undo', async () => {
    let seed = 11;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const { queues: made } = await create({ rule }, [ann, ben, cem, dua]);
    const before = made.map(({ queueId }) => [...queueItems(queueId)].sort((a, b) => a - b));
    const steps: number[] = [];
    for (let step = 0; step < 240; step += 1) {
      const who = random(4);
      const { queueId } = made[who]!;
      if (random(3) === 0 && steps.length > 0) await undo(steps.pop()!);
      else {
        const items = queueItems(queueId);
        await answer(who, queueId, items[random(items.length)]!, ['spam', 'ham', 'skip', 'ambiguous', '[unclear]'][random(5)]!);
        steps.push(who);
      }
      for (const queue of made) expect(service.project.db.prepare('SELECT count(*) = max(position) AND min(position) = 1 FROM queue_item WHERE queue_id = ?').pluck().get(queue.queueId)).toBe(1);
      if (step % 40 === 39) await verify();
    }
    while (steps.length > 0) await undo(steps.pop()!);
    expect(made.map(({ queueId }) => [...queueItems(queueId)].sort((a, b) => a - b))).toEqual(before);
    expect(service.project.db.prepare('SELECT count(*) FROM extra_assignment').pluck().get()).toBe(0);
    await verify();
  });
});
