import type { Database } from 'better-sqlite3';

/** A statement that yields item ids. */
export interface ItemSource {
  readonly sql: string;
  readonly params: readonly number[];
}

export function findTag(db: Database, key: string, value: string): number | undefined {
  return db.prepare<[string, string], number>('SELECT id FROM tag WHERE key = ? AND value = ?').pluck().get(key, value);
}

/** Puts a tag on items; those that have it stay as they are. Returns its number. */
export function addTag(db: Database, key: string, value: string, { sql, params }: ItemSource): number {
  db.prepare('INSERT OR IGNORE INTO tag (key, value) VALUES (?, ?)').run(key, value);
  const tagId = findTag(db, key, value)!;
  db.prepare(`INSERT OR IGNORE INTO item_tag (item_id, tag_id) SELECT item_id, ? FROM (${sql})`).run(tagId, ...params);
  return tagId;
}

/** Takes a tag off items. A tag that no item has any more is forgotten, so that it is offered nowhere. */
export function removeTag(db: Database, key: string, value: string, { sql, params }: ItemSource): void {
  const tagId = findTag(db, key, value);
  if (tagId === undefined) return;
  db.prepare(`DELETE FROM item_tag WHERE tag_id = ? AND item_id IN (${sql})`).run(tagId, ...params);
  db.prepare('DELETE FROM tag WHERE id = ? AND NOT EXISTS (SELECT 1 FROM item_tag WHERE tag_id = tag.id)').run(tagId);
}
