import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import { createRandom, type Random } from '../../../shared/sampling/random';
import { addAnnotator } from '../annotators/queries';
import { addClasses } from '../labelSchema/addClasses';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

const ITEMS = 25;
const QUEUED = [3, 7, 9, 11, 20];
const STEPS = 150;

/** What people see of the items and their answers. */
const look = ({ project: { db } }: DataService) =>
  ['SELECT * FROM item_state', 'SELECT item_id, annotator_id, seq, kind, class_id FROM current_label', 'SELECT item_id, key, value FROM item_tag JOIN tag ON tag.id = tag_id ORDER BY 1, 2, 3'].map((sql) => db.prepare(sql).raw().all());

it.each([1, 2, 3])('any mix of steps taken back one by one gives what was before each, and all counters stay in step (seed %i)', async (seed) => {
  const random = createRandom(seed);
  const service = openTestService();
  const { db } = service.project;
  addTestItems(db, Array.from({ length: ITEMS }, (_, index) => ({ id: `i${index}` })));
  addClasses(db, ['yes', 'no', 'maybe'], 0);
  const annotators = ['Ann', 'Ben', 'Cem'].map((name) => addAnnotator(db, { name, role: 'annotator', imported: false, now: 0 }));
  const classes = db.prepare<[], string>('SELECT uid FROM class').pluck().all();
  const { queueId } = await service.run('queues.create', { name: 'q', selection: { kind: 'ids', ids: QUEUED }, order: 'random', seed } as never);
  const standing: { readonly annotatorId: number; readonly before: unknown }[] = [];

  for (let step = 0; step < STEPS; step += 1) {
    const annotatorId = pick(random, annotators);
    const taken = random.nextBelow(4) === 0 ? standing.pop() : undefined;
    if (taken) {
      await service.run('history.undo', { annotatorId: taken.annotatorId } as never);
      expect([step, look(service)]).toEqual([step, taken.before]);
    } else {
      standing.push({ annotatorId, before: look(service) });
      await takeStep(service, { random, annotatorId, classes, queueId });
    }
    if (step % 25 === 24) {
      expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
      for (const id of annotators) expect(await progressOf(service, id, queueId)).toEqual(countProgress(service, id));
    }
  }
  while (standing.length > 0) {
    const { annotatorId, before } = standing.pop()!;
    await service.run('history.undo', { annotatorId } as never);
    expect(look(service)).toEqual(before);
  }
});

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random.nextBelow(list.length)]!;
}

/** One step that undo takes back, by chance. */
async function takeStep(service: DataService, { random, annotatorId, classes, queueId }: { random: Random; annotatorId: number; classes: readonly string[]; queueId: number }): Promise<void> {
  const itemId = 1 + random.nextBelow(ITEMS);
  const selection = pick(random, [{ kind: 'ids', ids: [itemId] }, { kind: 'query', query: { search: '', filters: [], sort: null }, except: [itemId] }]);
  switch (pick(random, ['label', 'label', 'label', 'mark', 'tag', 'split', 'gold', 'decide', 'reopen', 'plan', 'resolve'] as const)) {
    case 'label':
      return answer('label', pick(random, classes));
    case 'mark':
      return answer(pick(random, ['skip', 'ambiguous']), null);
    case 'tag':
      return void (await service.run('tags.change', { annotatorId, selection, key: 'k', value: pick(random, ['1', '2']), action: pick(random, ['add', 'remove']) } as never));
    case 'split':
      return void (await service.run('splits.set', { annotatorId, selection, split: pick(random, ['train', 'dev', null]) } as never));
    case 'gold':
      return void (await service.run('gold.set', { annotatorId, itemId, classUid: pick(random, [...classes, null]) } as never));
    case 'decide': {
      const decision = pick(random, ['label', 'ambiguous', 'nobodyRight'] as const);
      return void (await service.run('gold.decide', { annotatorId, itemId, decision, classUid: decision === 'label' ? pick(random, classes) : null, reason: pick(random, ['', 'because']), asExample: random.nextBelow(2) === 0 } as never));
    }
    case 'reopen': {
      const { decision } = await service.run('items.get', { itemId } as never);
      // a step that cannot be taken is no step; another one stands for it
      return decision === null ? answer('skip', null) : void (await service.run('gold.reopen', { annotatorId, itemId, reason: 'again' } as never));
    }
    case 'plan': {
      const { plan } = await service.run('gold.plan', { method: pick(random, ['majority', 'dawid-skene']) } as never);
      return void (await service.run('gold.apply', { annotatorId, plan } as never));
    }
    case 'resolve':
      return void (await service.run('gold.resolve', { annotatorId, method: pick(random, ['unanimous', 'majority']) } as never));
  }

  async function answer(kind: string, classUid: string | null): Promise<void> {
    const isQueued = random.nextBelow(4) === 0;
    await service.run('annotations.add', {
      uid: ulid(), itemId: isQueued ? pick(random, QUEUED) : itemId, annotatorId, queueId: isQueued ? queueId : 0, kind, classUid, note: '', durationMs: 5, nextItemId: null,
    } as never);
  }
}

async function progressOf(service: DataService, annotatorId: number, queueId: number) {
  return Promise.all([0, queueId].map(async (queue) => (await service.run('labelling.open', { annotatorId, queueId: queue } as never)).progress));
}

function countProgress({ project: { db } }: DataService, annotatorId: number) {
  return [`item_id > 0`, `item_id IN (${QUEUED.join()})`].map((wanted, place) => {
    const kinds = db.prepare<[number], string>(`SELECT kind FROM current_label WHERE annotator_id = ? AND ${wanted}`).pluck().all(annotatorId);
    const skipped = kinds.filter((kind) => kind === 'skip').length;
    return { total: place === 0 ? ITEMS : QUEUED.length, labelled: kinds.length - skipped, skipped };
  });
}
