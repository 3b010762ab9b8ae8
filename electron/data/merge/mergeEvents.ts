import type { Database } from 'better-sqlite3';
import { Refusal } from '../refusal';
import type { ForeignFile } from './foreignFile';

export interface MergedEvents {
  readonly added: number;
  readonly known: number;
  readonly byAnnotator: readonly { readonly annotator: string; readonly added: number }[];
}

/** Of the file's new events one after another in one log. */
interface Segment {
  readonly origin_id: number;
  readonly run: number;
  readonly first: number;
  readonly last: number;
}

/** Where a log goes on in our file. */
interface Place {
  readonly id: number;
  readonly last_seq: number;
}

/**
 * Adds the events that we do not have, in the order of the file. An event with a uid that we know must be the same, by its hash. New
 * ones continue the log that the event before them ends; where that log has gone on otherwise, they are a fork of it. Their
 * groups (item, annotator) are noted in `temp.merge_group`. Annotators, items and classes of the file have their rows already.
 */
export function mergeEvents(db: Database, { name: file, table }: ForeignFile): MergedEvents {
  const events = table('event');
  // CROSS JOIN: the file's rows lead, whatever the planner makes of a million of ours
  const changed = db.prepare<[], { uid: string; name: string }>(
    `SELECT s.uid, n.name FROM ${events} s CROSS JOIN annotation a ON a.uid = s.uid CROSS JOIN annotator n ON n.id = a.annotator_id WHERE a.hash <> s.hash LIMIT 1`,
  ).get();
  if (changed) throw new Refusal('changedEvent', `${file}: the annotation ${changed.uid} of ${changed.name} is in this project already, with other content. One of the two was changed after it was made. Nothing was changed here.`);
  db.exec(`
DROP TABLE IF EXISTS temp.merge_new;
CREATE TEMP TABLE merge_new (seq INTEGER PRIMARY KEY, origin_id INTEGER NOT NULL, origin_seq INTEGER NOT NULL, run INTEGER NOT NULL);
INSERT INTO temp.merge_new
  SELECT seq, origin_id, origin_seq, origin_seq - row_number() OVER (PARTITION BY origin_id ORDER BY origin_seq) FROM ${events} s WHERE NOT EXISTS (SELECT 1 FROM annotation a WHERE a.uid = s.uid);
`);
  const total = db.prepare<[], number>(`SELECT count(*) FROM ${events}`).pluck().get()!;
  const added = db.prepare<[], number>('SELECT count(*) FROM temp.merge_new').pluck().get()!;
  if (added === 0) return { added, known: total, byAnnotator: [] };
  refuseUnknown(db, file, table);
  placeSegments(db, table);
  db.exec(`
INSERT INTO annotation (uid, origin_id, origin_seq, kind, item_id, annotator_id, class_id, refers_to, note, created_at, duration_ms, schema_version, guideline_version, suggestion, hash)
  SELECT s.uid, p.place, s.origin_seq, s.kind, i.our_id, n.our_id, c.our_id, s.refers_to, s.note, s.created_at, s.duration_ms, s.schema_version, s.guideline_version, s.suggestion, s.hash
  FROM temp.merge_new m CROSS JOIN ${events} s ON s.seq = m.seq CROSS JOIN temp.merge_place p ON p.origin_id = m.origin_id AND p.run = m.run
  JOIN ${table('item')} i ON i.id = s.item_id JOIN ${table('annotator')} n ON n.id = s.annotator_id LEFT JOIN ${table('class')} c ON c.id = s.class_id ORDER BY m.seq;
INSERT OR IGNORE INTO temp.merge_group (item_id, annotator_id)
  SELECT i.our_id, n.our_id FROM temp.merge_new m CROSS JOIN ${events} s ON s.seq = m.seq JOIN ${table('item')} i ON i.id = s.item_id JOIN ${table('annotator')} n ON n.id = s.annotator_id;
`);
  const byAnnotator = db
    .prepare<[], { annotator: string; added: number }>(
      `SELECT n.name AS annotator, count(*) AS added FROM temp.merge_new m CROSS JOIN ${events} s ON s.seq = m.seq JOIN ${table('annotator')} t ON t.id = s.annotator_id JOIN annotator n ON n.id = t.our_id GROUP BY n.id ORDER BY n.id`,
    )
    .all();
  return { added, known: total - added, byAnnotator };
}

/** Answers with a class that neither we nor what the file brought knows; it happens with packages, whose label schema is ours. */
function refuseUnknown(db: Database, file: string, table: ForeignFile['table']): void {
  const found = db
    .prepare<[], { uid: string; name: string }>(
      `SELECT s.uid, c.name FROM temp.merge_new m CROSS JOIN ${table('event')} s ON s.seq = m.seq JOIN ${table('class')} c ON c.id = s.class_id WHERE c.our_id IS NULL LIMIT 1`,
    )
    .get();
  if (found) throw new Refusal('unknownClass', `${file}: the annotation ${found.uid} has the class “${found.name.slice(0, 60)}”, which this project does not have. A package brings answers, no classes. Nothing was changed.`);
}

/** For each run of new events the log of ours that it goes on in, in `temp.merge_place`. */
function placeSegments(db: Database, table: ForeignFile['table']): void {
  db.exec('DROP TABLE IF EXISTS temp.merge_place; CREATE TEMP TABLE merge_place (origin_id INTEGER NOT NULL, run INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (origin_id, run)) WITHOUT ROWID');
  const segments = db.prepare<[], Segment>('SELECT origin_id, run, min(origin_seq) AS first, max(origin_seq) AS last FROM temp.merge_new GROUP BY origin_id, run ORDER BY min(seq)').all();
  const origin = db.prepare<[number], { uid: string; base_seq: number; base_hash: Buffer | null }>(`SELECT uid, base_seq, base_hash FROM ${table('origin')} WHERE id = ?`);
  const eventAt = db.prepare<[number, number], { uid: string; hash: Buffer }>(`SELECT uid, hash FROM ${table('event')} WHERE origin_id = ? AND origin_seq = ?`);
  const note = db.prepare('INSERT INTO temp.merge_place (origin_id, run, place) VALUES (?, ?, ?)');
  const extend = db.prepare('UPDATE origin SET last_seq = ?, last_hash = ? WHERE id = ?');
  for (const { origin_id: originId, run, first, last } of segments) {
    const theirs = origin.get(originId)!;
    const before = first - 1 === theirs.base_seq ? { uid: null, hash: theirs.base_hash } : eventAt.get(originId, first - 1)!;
    const place = findPlace(db, theirs.uid, { seq: first - 1, ...before });
    const id = place?.last_seq === first - 1 ? place.id : addOrigin(db, { uid: theirs.uid, fork: eventAt.get(originId, first)!.uid, baseSeq: first - 1, baseHash: before.hash });
    note.run(originId, run, id);
    extend.run(last, eventAt.get(originId, last)!.hash, id);
  }
}

/** The log of ours that has the event before (`seq` 0: that begins anew); undefined when we do not have that event. */
function findPlace(db: Database, uid: string, before: { readonly seq: number; readonly uid: string | null; readonly hash: Buffer | null }): Place | undefined {
  if (before.seq === 0) return db.prepare<[string], Place>("SELECT id, last_seq FROM origin WHERE uid = ? AND base_seq = 0 ORDER BY last_seq, id LIMIT 1").get(uid);
  return db
    .prepare<[number, string, Buffer | null], Place>('SELECT o.id, o.last_seq FROM origin o CROSS JOIN annotation a ON a.origin_id = o.id AND a.origin_seq = ? WHERE o.uid = ? AND a.hash = ?')
    .get(before.seq, uid, before.hash);
}

function addOrigin(db: Database, { uid, fork, baseSeq, baseHash }: { readonly uid: string; readonly fork: string; readonly baseSeq: number; readonly baseHash: Buffer | null }): number {
  const isFirst = baseSeq === 0 && db.prepare('SELECT 1 FROM origin WHERE uid = ?').get(uid) === undefined;
  return Number(db.prepare('INSERT INTO origin (uid, fork, base_seq, base_hash, last_seq) VALUES (?, ?, ?, ?, ?)').run(uid, isFirst ? '' : fork, baseSeq, baseHash, baseSeq).lastInsertRowid);
}
