import type { Database } from 'better-sqlite3';
import type { Input, Output } from '../../../shared/contract';
import type { WriteOutcome } from '../handler';
import { resolveSelection } from '../items/resolveSelection';
import { getRun } from '../runs/queries';

/** A batch as a queue, in its order; why each item is in it is kept. */
export function createSampledQueue(db: Database, { name, strategy, runId, seed, items }: Input<'sampling.createQueue'>, now: number): WriteOutcome<Output<'sampling.createQueue'>> {
  if (runId !== null) getRun(db, runId);
  const ids = resolveSelection(db, { kind: 'ids', ids: items.map(({ itemId }) => itemId) });
  const reasonOf = new Map(items.map((item) => [item.itemId, item]));
  const queueId = Number(db.prepare('INSERT INTO queue (name, created_at) VALUES (?, ?)').run(name, now).lastInsertRowid);
  db.prepare('INSERT INTO sampled_batch (queue_id, strategy, run_id, seed) VALUES (?, ?, ?, ?)').run(queueId, strategy, runId, seed);
  const [add, keep] = [db.prepare('INSERT INTO queue_item (queue_id, position, item_id) VALUES (?, ?, ?)'), db.prepare('INSERT INTO sampled_item (queue_id, item_id, score, reason, audit) VALUES (?, ?, ?, ?, ?)')];
  ids.forEach((itemId, index) => {
    const { score, reason, audit } = reasonOf.get(itemId)!;
    add.run(queueId, index + 1, itemId);
    keep.run(queueId, itemId, score, reason, audit ? 1 : 0);
  });
  return {
    output: { queueId, items: ids.length },
    changed: ['queues', 'history'],
    undo: { type: 'queue', payload: { queueId, removed: true }, title: `Queue “${name}”`, annotatorId: null },
  };
}
