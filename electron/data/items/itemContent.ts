import type { Database } from 'better-sqlite3';
import type { ItemContent } from '../../../shared/contract/items';
import type { Modality, Split } from '../../../shared/domain/project';
import { cachedStatements } from '../db/cachedStatements';

interface ItemContentRow {
  readonly id: number;
  readonly external_id: string;
  readonly content: string;
  readonly metadata: string | null;
  readonly split: Split | null;
}

/** All the screen needs to show the item large; undefined when there is no such item. */
export function findItemContent(db: Database, itemId: number): ItemContent | undefined {
  const { item, tags: tagRows, modality: modalityOf } = statements(db);
  const row = item.get(itemId);
  if (!row) return undefined;
  const modality = modalityOf.get()!;
  // Keys are data: one called `__proto__` must be a key like any other.
  const tags = Object.create(null) as Record<string, string[]>;
  for (const [key, value] of tagRows.all(itemId)) (tags[key] ??= []).push(value);
  return {
    id: row.id,
    externalId: row.external_id,
    modality,
    text: modality === 'text' ? row.content : null,
    media: modality === 'image' || modality === 'audio' ? { name: row.content.slice(row.content.lastIndexOf('/') + 1), url: `media://item/${row.id}` } : null,
    features: modality === 'table' ? toFields(row.content) : [],
    metadata: row.metadata === null ? [] : toFields(row.metadata),
    tags,
    split: row.split,
  };
}

function toFields(pairs: string): { name: string; value: string }[] {
  return (JSON.parse(pairs) as [string, string][]).map(([name, value]) => ({ name, value }));
}

const statements = cachedStatements((db) => ({
  modality: db.prepare<[], Modality>("SELECT value FROM project WHERE key = 'modality'").pluck(),
  item: db.prepare<[number], ItemContentRow>(
    'SELECT i.id, i.external_id, i.content, i.metadata, s.split FROM item i JOIN item_state s ON s.item_id = i.id WHERE i.id = ?',
  ),
  tags: db
    .prepare<[number], [key: string, value: string]>('SELECT t.key, t.value FROM item_tag it JOIN tag t ON t.id = it.tag_id WHERE it.item_id = ? ORDER BY t.key, t.id')
    .raw(),
}));
