import type { Undoer } from '../history/undoer';
import { writeLastSplit, type LastSplit } from './lastSplit';

export interface SplitsUndo {
  /** The request remembered before the step, where the step changed it. */
  readonly lastSplit?: LastSplit | null;
}

/** Gives every item the split that it had before the operation. */
export const undoSplits: Undoer = (db, payload, { undoneSeq }) => {
  const { lastSplit } = payload as SplitsUndo;
  db.prepare('UPDATE item_state SET split = before.value FROM operation_before before WHERE before.operation_seq = ? AND before.item_id = item_state.item_id').run(undoneSeq);
  if (lastSplit !== undefined) writeLastSplit(db, lastSplit);
  return { changed: ['splits', 'items'] };
};
