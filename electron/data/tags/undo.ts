import type { Database } from 'better-sqlite3';
import type { Topic } from '../../../shared/contract/wire';
import { addTag, removeTag } from './writeTags';

export interface TagsUndo {
  readonly key: string;
  readonly value: string;
  readonly action: 'add' | 'remove';
}

/** Takes a tag off the items that the operation put it on, or puts it back on those it took it off. */
export function undoTags(db: Database, payload: unknown, { operationSeq }: { readonly operationSeq: number }): { changed: readonly Topic[] } {
  const { key, value, action } = payload as TagsUndo;
  const items = { sql: 'SELECT item_id FROM operation_before WHERE operation_seq = ?', params: [operationSeq] };
  if (action === 'add') removeTag(db, key, value, items);
  else addTag(db, key, value, items);
  return { changed: ['tags', 'items'] };
}
