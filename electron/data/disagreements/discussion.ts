import type { Database } from 'better-sqlite3';
import type { DiscussionNote } from '../../../shared/contract/settling';
import { cachedStatements } from '../db/cachedStatements';
import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

/** What was said about an item, oldest first. */
export function readDiscussion(db: Database, itemId: number): DiscussionNote[] {
  return statements(db).notes.all(itemId);
}

export const discussionReads: Pick<HandlerTable<'read'>, 'discussion.list'> = {
  'discussion.list': (db, { itemId }) => readDiscussion(db, itemId),
};

export const discussionWrites: Pick<HandlerTable<'write'>, 'discussion.add'> = {
  'discussion.add': (db, { annotatorId, itemId, text }, { operationId, now }) => {
    const { item, annotator, insert } = statements(db);
    if (item.get(itemId) === undefined) throw new Refusal('unknownItem', `This project has no item ${itemId}. The note was not added; read the list again.`);
    if (annotator.get(annotatorId) === undefined) throw new Refusal('unknownAnnotator', 'This project has no such annotator. The note was not added; choose who you are.');
    insert.run(operationId, itemId, annotatorId, text, now);
    // What was said is not taken back by Ctrl+Z: others may have answered it.
    return { output: {}, changed: ['discussion'] };
  },
};

const statements = cachedStatements((db) => ({
  item: db.prepare<[number], number>('SELECT 1 FROM item WHERE id = ?').pluck(),
  annotator: db.prepare<[number], number>('SELECT 1 FROM annotator WHERE id = ?').pluck(),
  insert: db.prepare('INSERT INTO discussion_note (uid, item_id, annotator_id, text, created_at) VALUES (?, ?, ?, ?, ?)'),
  notes: db.prepare<[number], DiscussionNote>('SELECT a.id AS annotatorId, a.name AS annotator, n.text, n.created_at AS createdAt FROM discussion_note n JOIN annotator a ON a.id = n.annotator_id WHERE n.item_id = ? ORDER BY n.seq'),
}));
