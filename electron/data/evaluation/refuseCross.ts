import type { Database } from 'better-sqlite3';
import type { TagDimension } from '../../../shared/domain/tagDimension';
import { Refusal } from '../refusal';

/** Throws `Refusal` for a cross with a tag that is given while looking: items nobody has looked at would count as having no value, so its rates would mean nothing. */
export function refuseCross(db: Database, dimension: TagDimension): void {
  if (dimension.kind !== 'cross') return;
  const isAsked = db.prepare<[string], number>('SELECT 1 FROM tag_question WHERE key = ? AND removed = 0').pluck();
  for (const part of dimension.of) {
    const key = part.kind === 'tag' ? part.key : part.column.startsWith('tag:') ? part.column.slice(4) : null;
    if (key === null || isAsked.get(key) === undefined) continue;
    throw new Refusal('reviewedCross', `“${key.slice(0, 80)}” is given while looking at items, and of items that nobody looked at it is not known, so it cannot be crossed with another. Filter the items by the other value instead, and read the row of “${key.slice(0, 80)}”.`);
  }
}
