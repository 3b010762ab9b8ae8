import type { Undoer } from '../history/undoer';
import { writeLastSplit, type LastSplit } from './lastSplit';

export interface SplitsUndo {
  /** The request remembered before the step, where the step changed it. */
  readonly lastSplit?: LastSplit | null;
}

/**
 * Gives every item the split that it had before the operation. Where another annotator's later step stands, that one's split stays,
 * and what it would give back becomes what was before both.
 */
export const undoSplits: Undoer = (db, payload, { undoneSeq }) => {
  const { lastSplit } = payload as SplitsUndo;
  const later = db.prepare<[number], number>("SELECT seq FROM operation WHERE seq > ? AND undone = 0 AND undo ->> 'type' = 'splits' ORDER BY seq").pluck().all(undoneSeq);
  const parameters = { undoneSeq, later: JSON.stringify(later) };
  const nextStep = "(SELECT step.value FROM json_each(@later) step CROSS JOIN operation_before b ON b.operation_seq = step.value AND b.item_id = mine.item_id ORDER BY step.key LIMIT 1)";
  db.prepare(`UPDATE item_state SET split = mine.value FROM operation_before mine WHERE mine.operation_seq = @undoneSeq AND mine.item_id = item_state.item_id AND ${nextStep} IS NULL`).run(parameters);
  if (later.length > 0) {
    db.prepare(`UPDATE operation_before AS theirs SET value = mine.value FROM operation_before mine WHERE mine.operation_seq = @undoneSeq AND mine.item_id = theirs.item_id AND theirs.operation_seq = ${nextStep}`).run(parameters);
  }
  if (lastSplit !== undefined) writeLastSplit(db, lastSplit);
  return { changed: ['splits', 'items'] };
};
