import type { Database } from 'better-sqlite3';
import type { Input, Output } from '../../../shared/contract';
import { describeSurgery } from '../../../shared/domain/describeSurgery';
import type { WriteOutcome } from '../handler';
import { Refusal } from '../refusal';
import { listLabelSchemas } from '../labelSchema/queries';
import { findChangeOfMeaning, groupByAnnotator } from './older';
import { findOlderAnswers } from './olderAnswers';

type Queue = Output<'surgery.relook'>['queues'][number];

/**
 * Makes queues of the items that were answered under the meaning before `version`. An answer from before the queue does not count in
 * it: the item waits until it is answered again, though the old answer stands till then. Annotators whose answers came from a file
 * get no queue of their own, for nobody labels as them here.
 */
export function makeRelookQueues(db: Database, { version, audience }: Input<'surgery.relook'>, now: number): WriteOutcome<Output<'surgery.relook'>> {
  const found = findChangeOfMeaning(db, version);
  if (!found) throw new Refusal('noChange', `Version ${version} of the classes changed no meaning, or was taken back. No queue was made.`);
  const older = findOlderAnswers(db, found.change.relook!, found.classes, version);
  const sinceSeq = db.prepare<[], number>('SELECT ifnull(max(seq), 0) FROM annotation').pluck().get()!;
  const insert = db.prepare('INSERT INTO queue (name, created_at, annotator_id, since_seq) VALUES (?, ?, ?, ?)');
  const add = db.prepare('INSERT INTO queue_item (queue_id, position, item_id) VALUES (?, ?, ?)');
  const name = `Another look: ${titleOf(db, found)}`.slice(0, 1_000);
  const make = (annotatorId: number | null, itemIds: readonly number[]): Queue => {
    const queueId = Number(insert.run(name, now, annotatorId, sinceSeq).lastInsertRowid);
    itemIds.forEach((itemId, index) => add.run(queueId, index + 1, itemId));
    return { queueId, name, annotatorId, items: itemIds.length };
  };
  const people = new Set(db.prepare<[], number>('SELECT id FROM annotator WHERE imported = 0').pluck().all());
  const queues = audience === 'everybody' ? (older.itemIds.length > 0 ? [make(null, [...new Set(older.itemIds)])] : []) : [...groupByAnnotator(older)].filter(([id]) => people.has(id)).map(([id, items]) => make(id, items));
  if (queues.length === 0) throw new Refusal('nothingOlder', older.itemIds.length === 0 ? 'No answer is left from before this change. No queue was made.' : 'All these answers came from files, so there is nobody here to make a queue for. Make one for everybody instead.');
  return { output: { queues }, changed: ['queues', 'history'], undo: { type: 'relook', payload: { queueIds: queues.map(({ queueId }) => queueId) }, title: queues.length === 1 ? `Queue “${name}”` : `${queues.length} queues “${name}”`, annotatorId: null } };
}

function titleOf(db: Database, { version, change }: NonNullable<ReturnType<typeof findChangeOfMeaning>>): string {
  const before = listLabelSchemas(db).find((entry) => entry.version < version);
  const names = new Map(before?.classes.map(({ uid, name }) => [uid, name]));
  return describeSurgery(change.surgery, (uid) => names.get(uid) ?? uid);
}
