import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/contract';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';
import type { DataService } from '../service';

let service: DataService;
let annotatorId: number;
const CLASSES = ['spam', 'ham', 'eggs'].map((name, index) => ({ uid: `uid-${name}`, name, color: '#000000', hotkey: String(index + 1), definition: '', abstain: false, retired: false }));

beforeEach(async () => {
  service = openTestService();
  addTestItems(service.project.db, Array.from({ length: 6 }, (_, index) => ({ id: `t${index + 1}` })));
  await service.run('labelSchema.save', { question: '', classes: CLASSES } as never);
  annotatorId = (await service.run('annotators.add', { name: 'Ann', role: 'annotator' } as never)).id;
});

const add = (input: Partial<Input<'annotations.add'>>) =>
  service.run('annotations.add', { annotatorId, queueId: 0, uid: ulid(), itemId: 1, kind: 'label', classUid: 'uid-spam', note: '', durationMs: 900, nextItemId: null, ...input } as never);
const skip = (itemId: number, nextItemId: number | null = null) => add({ itemId, kind: 'skip', classUid: null, nextItemId });
const upcoming = async (position: number, queueId = 0) =>
  (await service.run('labelling.upcoming', { annotatorId, queueId, position, count: 50 } as never)).map((item) => item.content.externalId);
const open = (queueId = 0) => service.run('labelling.open', { annotatorId, queueId } as never);
const state = (itemId: number) => service.project.db.prepare('SELECT annotations, answer_class_id, agreement FROM item_state WHERE item_id = ?').raw().get(itemId);
const undo = () => service.run('history.undo', { annotatorId } as never);

describe('labelling a queue', () => {
  it('opens at the first item and has the next ones ready', async () => {
    const { current, upcoming: next, progress } = await open();
    expect(current).toMatchObject({ position: 1, content: { externalId: 't1', text: 'text of t1' }, answer: null });
    expect(next.map(({ content }) => content.externalId)).toEqual(['t2', 't3', 't4', 't5', 't6']);
    expect(progress).toEqual({ total: 6, labelled: 0, skipped: 0 });
  });

  it('opens again at the item that was on the screen after the last answer', async () => {
    await add({ itemId: 1, nextItemId: 4 });
    expect((await open()).current?.content.externalId).toBe('t4');
    await service.run('labelling.visit', { annotatorId, queueId: 0, itemId: 1 } as never);
    expect((await open()).current).toMatchObject({ content: { externalId: 't1' }, answer: { kind: 'label', classUid: 'uid-spam' } });
  });

  it('passes over what is answered, comes back to what was jumped over, and shows skipped items last, longest ago first', async () => {
    await skip(3, 2);
    await skip(2, 5);
    await add({ itemId: 5, nextItemId: 6 });
    expect(await upcoming(6)).toEqual(['t1', 't4', 't3', 't2']);
    expect(await upcoming(4)).toEqual(['t6', 't1', 't3', 't2']);
    await skip(3);
    expect(await upcoming(6)).toEqual(['t1', 't4', 't2', 't3']);
  });

  it('has nothing more to show when all is answered, and counts labels, ambiguous marks and skips', async () => {
    for (const itemId of [6, 5, 4, 3]) await add({ itemId });
    await add({ itemId: 2, kind: 'ambiguous', classUid: null, note: 'both' });
    const { progress } = await skip(1);
    expect(progress).toEqual({ total: 6, labelled: 5, skipped: 1 });
    expect(await upcoming(1)).toEqual([]);
    expect((await open()).current?.content.externalId).toBe('t1');
    await add({ itemId: 1 });
    expect(await open()).toMatchObject({ current: null, upcoming: [], progress: { labelled: 6, skipped: 0 } });
  });

  it('walks to neighbours whether answered or not, and ends at the ends', async () => {
    const neighbour = async (position: number, direction: 'previous' | 'next') =>
      (await service.run('labelling.neighbour', { annotatorId, queueId: 0, position, direction } as never))?.content.externalId ?? null;
    await add({ itemId: 2 });
    expect([await neighbour(1, 'next'), await neighbour(3, 'previous'), await neighbour(1, 'previous'), await neighbour(6, 'next')]).toEqual(['t2', 't2', null, null]);
  });

  it('keeps the same order in a queue of its own, with its own places and progress', async () => {
    const { queueId } = await service.run('queues.create', { name: 'odd ones', selection: { kind: 'ids', ids: [5, 3, 1] }, order: 'asListed', seed: 0 } as never);
    await add({ itemId: 3 });
    expect((await open(queueId)).upcoming.map(({ position, content }) => [position, content.externalId])).toEqual([[3, 't1']]);
    await add({ itemId: 5, queueId, nextItemId: 1 });
    await add({ itemId: 1 });
    expect((await open(queueId)).progress).toEqual({ total: 3, labelled: 3, skipped: 0 });
    expect(await upcoming(0, queueId)).toEqual([]);
    await undo();
    expect(await upcoming(0, queueId)).toEqual(['t1']);
  });

  it('shuffles a random queue by its seed', async () => {
    const selection = { kind: 'query', query: { search: '', filters: [], sort: null }, except: [] };
    const orders = [];
    for (const seed of [1, 1, 2]) {
      const { queueId } = await service.run('queues.create', { name: 'random', selection, order: 'random', seed } as never);
      orders.push((await upcoming(0, queueId)).join());
    }
    expect(orders[0]).toBe(orders[1]);
    expect(orders[0]).not.toBe(orders[2]);
  });

  it('agrees, after any mix of answers and undo, with a plain reading of the present answers', async () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const { db } = service.project;
    for (let step = 0; step < 120; step += 1) {
      const itemId = 1 + random(6);
      // never the last step: that is the label schema itself
      const steps = await service.run('history.list', { annotatorId, limit: 2 } as never);
      if (random(3) === 0 && steps.length > 1) await undo();
      else if (random(3) === 0) await skip(itemId);
      else await add({ itemId });
      const answered = new Map(db.prepare<[number], [number, string]>('SELECT item_id, kind FROM current_label WHERE annotator_id = ?').raw().all(annotatorId));
      const unanswered = [1, 2, 3, 4, 5, 6].filter((id) => !answered.has(id)).map((id) => `t${id}`);
      expect((await upcoming(0)).slice(0, unanswered.length)).toEqual(unanswered);
      const { progress } = await open();
      expect(progress).toEqual({ total: 6, labelled: [...answered.values()].filter((kind) => kind !== 'skip').length, skipped: [...answered.values()].filter((kind) => kind === 'skip').length });
    }
  });
});

describe('annotations.add', () => {
  it('stores one annotation however often the same one is sent', async () => {
    const uid = ulid();
    await add({ uid });
    expect((await add({ uid, classUid: 'uid-ham' })).progress.labelled).toBe(1);
    expect(service.project.db.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(1);
  });

  it('supersedes this annotator\'s earlier answer and keeps it in the log', async () => {
    const uid = ulid();
    await add({ uid });
    await add({ classUid: 'uid-ham', note: 'on second thoughts' });
    const log = service.project.db.prepare('SELECT kind, refers_to, note, duration_ms, schema_version, guideline_version FROM annotation ORDER BY seq').raw().all();
    expect(log).toEqual([['label', null, '', 900, 2, 1], ['label', uid, 'on second thoughts', 900, 2, 1]]);
    expect(state(1)).toEqual([1, 2, 1]);
  });

  it('derives the commonest answer, its share, and breaks ties in schema order', async () => {
    const ben = (await service.run('annotators.add', { name: 'Ben', role: 'annotator' } as never)).id;
    await add({ classUid: 'uid-ham' });
    await add({ annotatorId: ben, classUid: 'uid-spam' });
    expect(state(1)).toEqual([2, 1, 0.5]);
    await service.run('labelSchema.save', { question: '', classes: [CLASSES[1], CLASSES[0], CLASSES[2]] } as never);
    expect(state(1)).toEqual([2, 2, 0.5]);
    await add({ annotatorId: ben, kind: 'skip', classUid: null });
    expect(state(1)).toEqual([1, 2, 1]);
  });

  it.each([
    [{ classUid: null }, 'A label needs a class.'],
    [{ classUid: 'uid-unheard-of' }, 'The label schema no longer has this class.'],
    [{ kind: 'skip' as const }, 'An answer of the kind “skip” takes no class.'],
    [{ itemId: 7 }, 'The queue has no item number 7.'],
    [{ nextItemId: 9 }, 'The queue has no item number 9.'],
    [{ annotatorId: 99 }, 'This project has no annotator number 99.'],
    [{ queueId: 5 }, 'The queue has no item number 1.'],
  ])('refuses %j and stores nothing', async (change, message) => {
    await expect(add(change)).rejects.toThrow(message);
    expect(service.project.db.prepare('SELECT (SELECT count(*) FROM annotation) + (SELECT count(*) FROM queue_place)').pluck().get()).toBe(0);
  });

  it('refuses a retired class by name', async () => {
    await service.run('labelSchema.save', { question: '', classes: [{ ...CLASSES[0]!, retired: true }, ...CLASSES.slice(1)] } as never);
    await expect(add({})).rejects.toThrow('“spam” is retired and takes no new annotations. The answer was not saved.');
  });

  it('has a log that refuses changes', async () => {
    await add({});
    expect(() => service.project.db.exec("UPDATE annotation SET note = 'x'")).toThrow('append-only');
    expect(() => service.project.db.exec('DELETE FROM annotation')).toThrow('append-only');
  });
});
