import type { Undoer } from '../history/undoer';
import { addTag, removeTag } from './writeTags';

export interface TagsUndo {
  readonly key: string;
  readonly value: string;
  readonly action: 'add' | 'remove';
}

/** Takes a tag off the items that the operation put it on, or puts it back on those it took it off. */
export const undoTags: Undoer = (db, payload, { undoneSeq }) => {
  const { key, value, action } = payload as TagsUndo;
  const items = { sql: 'SELECT item_id FROM operation_before WHERE operation_seq = ?', params: [undoneSeq] };
  if (action === 'add') removeTag(db, key, value, items);
  else addTag(db, key, value, items);
  return { changed: ['tags', 'items'] };
};
