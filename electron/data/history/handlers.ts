import type { Database } from 'better-sqlite3';
import { cachedStatements } from '../db/cachedStatements';
import type { HandlerTable, UndoRecord } from '../handler';
import { undoers } from './undoers';

interface StepRow {
  readonly seq: number;
  readonly id: string;
  readonly title: string;
  readonly at: number;
  readonly item_id: number | null;
  readonly queue_id: number | null;
  readonly undo: string;
}

/** Steps of this annotator and of nobody in particular (schema, splits) that still stand, newest first. */
function listSteps(db: Database, annotatorId: number | null, limit: number): StepRow[] {
  const { own, shared } = statements(db);
  return [...own.all(annotatorId, limit), ...shared.all(limit)].sort((a, b) => b.seq - a.seq).slice(0, limit);
}

export const historyReads: Pick<HandlerTable<'read'>, 'history.list'> = {
  'history.list': (db, { annotatorId, limit }) => listSteps(db, annotatorId, limit).map(({ id, title, at, item_id }) => ({ operationId: id, title, at, itemId: item_id })),
};

export const historyWrites: Pick<HandlerTable<'write'>, 'history.undo'> = {
  'history.undo': (db, { annotatorId }, context) => {
    const step = listSteps(db, annotatorId, 1)[0];
    if (!step) return { output: null, changed: [] };
    const { type, payload } = JSON.parse(step.undo) as UndoRecord;
    const undo = undoers[type];
    if (!undo) throw new Error(`no way to undo a step of type ${type}`);
    const { changed } = undo(db, payload, { ...context, undoneSeq: step.seq });
    statements(db).markUndone.run(step.seq);
    return { output: { title: step.title, itemId: step.item_id, queueId: step.queue_id }, changed: [...changed, 'history'] };
  },
};

const STEP = 'SELECT seq, id, title, at, item_id, queue_id, undo FROM operation';
const statements = cachedStatements((db) => ({
  own: db.prepare<[number | null, number], StepRow>(`${STEP} WHERE annotator_id = ? AND undo IS NOT NULL AND undone = 0 ORDER BY seq DESC LIMIT ?`),
  shared: db.prepare<[number], StepRow>(`${STEP} WHERE annotator_id IS NULL AND undo IS NOT NULL AND undone = 0 ORDER BY seq DESC LIMIT ?`),
  markUndone: db.prepare('UPDATE operation SET undone = 1 WHERE seq = ?'),
}));
