import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { itemQuery } from '../../../shared/contract/common';
import type { Slice } from '../../../shared/contract/slices';
import { Refusal } from '../refusal';

/** What a person says of a slice. */
export const sliceDetails = z.object({ name: z.string(), query: itemQuery, notes: z.string() });
export type SliceDetails = z.infer<typeof sliceDetails>;

type StoredSlice = Omit<Slice, 'query'> & { readonly query: string };

const COLUMNS = 'id, name, query, notes, created_at AS createdAt';

/** In order of being saved. */
export function listSlices(db: Database): Slice[] {
  return db.prepare<[], StoredSlice>(`SELECT ${COLUMNS} FROM slice WHERE removed = 0 ORDER BY id`).all().map(parse);
}

/** Throws `Refusal` where there is no such slice any more. */
export function getSlice(db: Database, id: number): Slice {
  const row = db.prepare<[number], StoredSlice>(`SELECT ${COLUMNS} FROM slice WHERE id = ? AND removed = 0`).get(id);
  if (!row) throw new Refusal('unknownSlice', 'This slice is not in the project any more. Nothing was changed.');
  return parse(row);
}

export function addSlice(db: Database, uid: string, { name, query, notes }: SliceDetails, now: number): number {
  return Number(db.prepare('INSERT INTO slice (uid, name, query, notes, created_at) VALUES (?, ?, ?, ?, ?)').run(uid, name, JSON.stringify(query), notes, now).lastInsertRowid);
}

export function changeSlice(db: Database, id: number, { name, query, notes }: SliceDetails): void {
  db.prepare('UPDATE slice SET name = ?, query = ?, notes = ? WHERE id = ?').run(name, JSON.stringify(query), notes, id);
}

export function setSliceRemoved(db: Database, id: number, removed: boolean): void {
  db.prepare('UPDATE slice SET removed = ? WHERE id = ?').run(removed ? 1 : 0, id);
}

function parse({ query, ...row }: StoredSlice): Slice {
  return { ...row, query: itemQuery.parse(JSON.parse(query)) };
}
