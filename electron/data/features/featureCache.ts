import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Output } from '../../../shared/contract';
import type { FeatureBlock } from '../../../shared/contract/models';
import { Refusal } from '../refusal';

const FLOAT = 4;

/** The vectors of this version that are kept for the items numbered `from` to `from + count - 1`. */
export function readFeatures(db: Database, version: string, from: number, count: number): Output<'features.read'> {
  const find = db.prepare<[Buffer, string], Buffer>('SELECT vector FROM feature WHERE content_sha256 = ? AND version = ?').pluck();
  const found: { readonly id: number; readonly vector: Buffer }[] = [];
  for (const { id, hash } of readHashes(db, from, from + count - 1)) {
    const vector = hash && find.get(hash, version);
    // All of a version are of one length; one that is not is no vector to go by.
    if (vector && vector.length % FLOAT === 0 && vector.length === (found[0]?.vector ?? vector).length) found.push({ id, vector });
  }
  const columns = (found[0]?.vector.length ?? 0) / FLOAT;
  const values = new Float32Array(found.length * columns);
  found.forEach(({ vector }, row) => new Uint8Array(values.buffer).set(vector, row * columns * FLOAT));
  return { itemIds: Uint32Array.from(found, ({ id }) => id), columns, values };
}

/** Keeps vectors by the content of their items; what is there already stays, and an item whose content is not known by its hash has none. Throws `Refusal` for numbers that are no vectors. */
export function saveFeatures(db: Database, version: string, { itemIds, columns, values }: FeatureBlock): void {
  if (values.length !== itemIds.length * columns) throw new Refusal('badFeatures', `${values.length} numbers are not ${itemIds.length} vectors of ${columns}. Nothing was kept.`);
  if (values.some((value) => !Number.isFinite(value))) throw new Refusal('badFeatures', 'A vector of features has a number that is not finite. Nothing was kept.');
  const other = db.prepare<[string], number>('SELECT length(vector) FROM feature WHERE version = ? LIMIT 1').pluck().get(version);
  if (other !== undefined && other !== columns * FLOAT) throw new Refusal('badFeatures', `Vectors of ${version} have ${other / FLOAT} numbers in this project, not ${columns}. Nothing was kept; forget the features first.`);
  const insert = db.prepare('INSERT OR IGNORE INTO feature (content_sha256, version, vector) VALUES (?, ?, ?)');
  itemIds.forEach((itemId, row) => {
    const hash = readHashes(db, itemId, itemId)[0]?.hash;
    if (hash) insert.run(hash, version, Buffer.from(values.slice(row * columns, (row + 1) * columns).buffer));
  });
}

interface ContentRow {
  readonly id: number;
  readonly content: string;
  readonly sha256: Buffer | null;
  readonly isMedia: number;
}

/** SHA-256 of what each item holds: of its file, as it was found at the import (null: it was not there), or of its text. */
function readHashes(db: Database, first: number, last: number): { readonly id: number; readonly hash: Buffer | null }[] {
  return db
    .prepare<[number, number], ContentRow>('SELECT id, content, media_sha256 AS sha256, media_root_id IS NOT NULL AS isMedia FROM item WHERE id BETWEEN ? AND ? ORDER BY id')
    .all(first, last)
    .map(({ id, content, sha256, isMedia }) => ({ id, hash: isMedia === 1 ? sha256 : createHash('sha256').update(content).digest() }));
}
