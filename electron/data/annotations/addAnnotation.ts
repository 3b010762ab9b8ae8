import type { Database } from 'better-sqlite3';
import type { Input } from '../../../shared/contract';
import { getAnnotator } from '../annotators/queries';
import { isAutoLabelledIn } from '../automation/autoLabels';
import { recordSuggestion } from '../automation/suggestions';
import { cachedStatements } from '../db/cachedStatements';
import { setPlace } from '../queues/places';
import { findPlaceOfItem, refuseForeignQueue } from '../queues/queueItems';
import { Refusal } from '../refusal';
import { appendEvent } from './appendEvent';

const NOT_SAVED = 'The answer was not saved.';

/**
 * Appends one answer and moves the annotator's place in the queue on. Returns false, and changes nothing, when an event with this
 * uid is there already. Refuses answers that the project cannot hold.
 */
export function addAnnotation(db: Database, input: Input<'annotations.add'>, now: number): boolean {
  if (statements(db).event.get(input.uid)) return false;
  getAnnotator(db, input.annotatorId);
  refuseForeignQueue(db, input.queueId, input.annotatorId, NOT_SAVED);
  for (const itemId of [input.itemId, ...(input.nextItemId === null ? [] : [input.nextItemId])]) {
    // one that got an auto-label while it was on a screen is answered all the same: nobody's work is lost
    if (findPlaceOfItem(db, input.queueId, itemId) === undefined && !isAutoLabelledIn(db, input.queueId, itemId)) throw new Refusal('unknownItem', `The queue has no item number ${itemId}. ${NOT_SAVED}`);
  }
  appendEvent(db, {
    uid: input.uid,
    kind: input.kind,
    itemId: input.itemId,
    annotatorId: input.annotatorId,
    classId: getClassId(db, input),
    note: toWellFormed(input.note),
    createdAt: now,
    durationMs: input.durationMs,
    suggestion: recordSuggestion(db, input.queueId, input.itemId),
  });
  setPlace(db, input.annotatorId, input.queueId, input.nextItemId);
  return true;
}

function getClassId(db: Database, { kind, classUid }: Input<'annotations.add'>): number | null {
  if (kind !== 'label') {
    if (classUid !== null) throw new Refusal('classNotWanted', `An answer of the kind “${kind}” takes no class. ${NOT_SAVED}`);
    return null;
  }
  if (classUid === null) throw new Refusal('classMissing', `A label needs a class. ${NOT_SAVED}`);
  const found = statements(db).class.get(classUid);
  if (!found) throw new Refusal('unknownClass', `The label schema no longer has this class. ${NOT_SAVED} Choose another class.`);
  if (found.target !== null) throw new Refusal('classRetired', `“${found.name}” was merged into “${found.target}” and takes no new annotations. ${NOT_SAVED} Choose another class.`);
  if (found.retired === 1) throw new Refusal('classRetired', `“${found.name}” is retired and takes no new annotations. ${NOT_SAVED} Choose another class.`);
  return found.id;
}

/** Half a surrogate pair cannot be stored as UTF-8; it becomes U+FFFD here, before the event is hashed. */
function toWellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

const statements = cachedStatements((db) => ({
  event: db.prepare<[string], number>('SELECT 1 FROM annotation WHERE uid = ?').pluck(),
  class: db.prepare<[string], { id: number; name: string; retired: number; target: string | null }>(
    'SELECT c.id, c.name, c.retired, target.name AS target FROM class c LEFT JOIN class target ON target.id = c.merged_into WHERE c.uid = ?',
  ),
}));
