import type { Database } from 'better-sqlite3';
import type { QueueInfo } from '../../../shared/contract/labelling';
import { createRandom } from '../../../shared/sampling/random';
import { shuffle } from '../../../shared/sampling/shuffle';
import { automationOf } from '../automation/automationOf';
import type { HandlerTable } from '../handler';
import { resolveSelection } from '../items/resolveSelection';
import { Refusal } from '../refusal';
import { ALL_ITEMS_QUEUE } from './answeredRuns';
import { getProgress } from './progress';

export const queuesReads: Pick<HandlerTable<'read'>, 'queues.list'> = {
  'queues.list': (db, { annotatorId }) => {
    const queues = db
      .prepare<[number], { id: number; name: string; owner: number | null }>('SELECT id, name, annotator_id AS owner FROM queue WHERE removed = 0 AND (annotator_id IS NULL OR annotator_id = ?) ORDER BY id')
      .all(annotatorId);
    const assigned = queues.filter(({ owner }) => owner !== null).reverse();
    const common = [{ id: ALL_ITEMS_QUEUE, name: 'All items', owner: null }, ...queues.filter(({ owner }) => owner === null)];
    return [...assigned, ...common].map(({ id, name, owner }): QueueInfo => ({ id, name, isAssigned: owner !== null, automation: automationOf(db, id).level, ...getProgress(db, annotatorId, id) }));
  },
};

export const queuesWrites: Pick<HandlerTable<'write'>, 'queues.create' | 'queues.remove'> = {
  'queues.create': (db, { name, selection, order, seed }, { now }) => {
    const items = resolveSelection(db, selection);
    if (order === 'random') shuffle(items, createRandom(seed));
    const queueId = Number(db.prepare('INSERT INTO queue (name, created_at) VALUES (?, ?)').run(name, now).lastInsertRowid);
    const add = db.prepare('INSERT INTO queue_item (queue_id, position, item_id) VALUES (?, ?, ?)');
    items.forEach((itemId, index) => add.run(queueId, index + 1, itemId));
    return {
      output: { queueId, items: items.length },
      changed: ['queues', 'history'],
      undo: { type: 'queue', payload: { queueId, removed: true }, title: `Queue “${name}”`, annotatorId: null },
    };
  },
  'queues.remove': (db, { queueId }) => {
    const name = setQueueRemoved(db, queueId, true);
    return { output: {}, changed: ['queues', 'history'], undo: { type: 'queue', payload: { queueId, removed: false }, title: `Removal of the queue “${name}”`, annotatorId: null } };
  },
};

/** A removed queue keeps its rows: answers on their way still find it, and undo brings it back. Returns its name. */
export function setQueueRemoved(db: Database, queueId: number, removed: boolean): string {
  const row = db.prepare<[number, number], { name: string }>('UPDATE queue SET removed = ? WHERE id = ? RETURNING name').get(removed ? 1 : 0, queueId);
  if (!row) throw new Refusal('unknownQueue', 'This queue is not in the project. Nothing was changed.');
  return row.name;
}
