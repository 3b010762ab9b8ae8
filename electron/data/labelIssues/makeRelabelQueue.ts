import type { Database } from 'better-sqlite3';
import type { Input, Output } from '../../../shared/contract';
import type { WriteOutcome } from '../handler';
import { resolveSelection } from '../items/resolveSelection';
import { Refusal } from '../refusal';

/**
 * A queue of items whose labels are to be looked at again: answers given before it do not count in it, though they stand until there is a new one. Items of the test
 * split stay out unless they are asked for, for a test set that changes with the model it judges is none. How far the gold log was is kept, so that
 * what the second look changed can be measured (measureEffect).
 */
export function makeRelabelQueue(db: Database, { runId, name, itemIds, includeTest }: Input<'labelIssues.relabel'>, now: number): WriteOutcome<Output<'labelIssues.relabel'>> {
  const run = db.prepare<[number], number>('SELECT id FROM run WHERE id = ? AND removed = 0').pluck().get(runId);
  if (run === undefined) throw new Refusal('unknownRun', 'This run is not in the project any more. No queue was made.');
  const selected = resolveSelection(db, { kind: 'ids', ids: itemIds });
  const splitOf = db.prepare<[number], string | null>('SELECT split FROM item_state WHERE item_id = ?').pluck();
  const items = includeTest ? selected : selected.filter((itemId) => splitOf.get(itemId) !== 'test');
  const leftOutTest = selected.length - items.length;
  if (items.length === 0) throw new Refusal('onlyTest', `All ${leftOutTest} items are of the test split, whose labels are not changed unless you say so. No queue was made.`);
  const lastOf = (table: 'annotation' | 'gold_event') => db.prepare<[], number>(`SELECT ifnull(max(seq), 0) FROM ${table}`).pluck().get()!;
  const queueId = Number(db.prepare('INSERT INTO queue (name, created_at, since_seq) VALUES (?, ?, ?)').run(name, now, lastOf('annotation')).lastInsertRowid);
  const add = db.prepare('INSERT INTO queue_item (queue_id, position, item_id) VALUES (?, ?, ?)');
  items.forEach((itemId, index) => add.run(queueId, index + 1, itemId));
  db.prepare('INSERT INTO relabelling (queue_id, run_id, gold_seq, created_at) VALUES (?, ?, ?, ?)').run(queueId, runId, lastOf('gold_event'), now);
  return { output: { queueId, items: items.length, leftOutTest }, changed: ['queues', 'history'], undo: { type: 'queue', payload: { queueId, removed: true }, title: `Queue “${name}”`, annotatorId: null } };
}
