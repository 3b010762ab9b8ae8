import Database from 'better-sqlite3';
import { ulid } from 'ulid';
import type { Modality } from '../../../shared/domain/project';
import { createSchema } from '../db/createSchema';

const ROWS_A_STEP = 2_000;

export interface PackedProject {
  readonly items: number;
  readonly annotations: number;
  /** Of items with media, by their number in the package: where our item is. */
  readonly media: readonly { readonly itemId: number; readonly content: string }[];
}

export interface PackOptions {
  readonly annotatorId: number;
  /** `return`: only what was answered, without contents. */
  readonly kind: 'work' | 'return';
  /** Where the project that the package holds is made. */
  readonly target: string;
  readonly now: number;
  /** Name below `media/` for the n-th media item (from 1) of this content. */
  readonly mediaName: (number: number, content: string) => string;
  readonly pause: (items: number) => Promise<void>;
}

/**
 * Makes the project file of a work package: the annotator's items in the order of their queues (all items where nothing is assigned),
 * label schema, guideline, and of answers and notes only the annotator's own, each with what its hash was computed from.
 * No gold label, no split, no other name goes in.
 */
export async function buildPackedProject(source: Database.Database, options: PackOptions): Promise<PackedProject> {
  const db = new Database(options.target);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('foreign_keys = ON');
    const value = source.prepare<[string], string>('SELECT value FROM project WHERE key = ?').pluck();
    createSchema(db, { uid: value.get('uid')!, originUid: ulid(), name: value.get('name')!, modality: value.get('modality') as Modality, now: options.now });
    db.exec('BEGIN');
    copyDefinition(source, db);
    const { annotatorId, kind } = options;
    const annotator = source.prepare<[number], unknown[]>("SELECT uid, name, 'annotator', 0, created_at FROM annotator WHERE id = ?").raw().get(annotatorId)!;
    db.prepare('INSERT INTO annotator (id, uid, name, role, imported, created_at) VALUES (1, ?, ?, ?, ?, ?)').run(...annotator);
    const ids = listItems(source, annotatorId, kind);
    const media = await copyItems(source, db, ids, options);
    const places = new Map(ids.map((id, index) => [id, index + 1]));
    const annotations = copyEvents(source, db, annotatorId, places);
    copyNotes(source, db, annotatorId, places);
    db.exec('COMMIT');
    return { items: ids.length, annotations, media };
  } finally {
    db.close();
  }
}

/** Every version, so that what comes back can be matched; classes keep their uids. */
function copyDefinition(source: Database.Database, db: Database.Database): void {
  db.exec('DELETE FROM label_schema_version; DELETE FROM guideline_version');
  copyRows(source, db, 'label_schema_version', 'version, json, created_at, change');
  copyRows(source, db, 'guideline_version', 'version, markdown, created_at');
  copyRows(source, db, 'class', 'id, uid, name, color, hotkey, definition, abstain, retired, position, NULL');
  const merge = db.prepare('UPDATE class SET merged_into = ? WHERE id = ?');
  for (const { id, into } of source.prepare<[], { id: number; into: number }>('SELECT id, merged_into AS "into" FROM class WHERE merged_into IS NOT NULL').all()) merge.run(into, id);
}

function copyRows(source: Database.Database, db: Database.Database, table: string, columns: string): void {
  const width = columns.split(',').length;
  const names = columns.replace(', NULL', ', merged_into');
  const insert = db.prepare(`INSERT INTO ${table} (${names}) VALUES (${Array.from({ length: width }, () => '?').join(', ')})`);
  for (const row of source.prepare<[], unknown[]>(`SELECT ${columns} FROM ${table} ORDER BY 1`).raw().all()) insert.run(...row);
}

function listItems(source: Database.Database, annotatorId: number, kind: PackOptions['kind']): number[] {
  if (kind === 'return') {
    return source
      .prepare<{ annotatorId: number }, number>('SELECT item_id FROM annotation WHERE annotator_id = @annotatorId UNION SELECT item_id FROM discussion_note WHERE annotator_id = @annotatorId ORDER BY 1')
      .pluck()
      .all({ annotatorId });
  }
  const assigned = source
    .prepare<[number], number>('SELECT i.item_id FROM queue q JOIN queue_item i ON i.queue_id = q.id WHERE q.annotator_id = ? AND q.removed = 0 ORDER BY q.id, i.position')
    .pluck()
    .all(annotatorId);
  if (assigned.length === 0) return source.prepare<[], number>('SELECT id FROM item ORDER BY id').pluck().all();
  // what was answered before belongs to the package too
  const answered = source.prepare<[number], number>('SELECT DISTINCT item_id FROM annotation WHERE annotator_id = ? ORDER BY item_id').pluck().all(annotatorId);
  return [...new Set([...assigned, ...answered])];
}

interface ItemRow {
  readonly external_id: string;
  readonly content: string;
  readonly media_root_id: number | null;
  readonly media_sha256: Buffer | null;
  readonly media_bytes: number | null;
  readonly metadata: string | null;
}

async function copyItems(source: Database.Database, db: Database.Database, ids: readonly number[], { kind, mediaName, pause }: PackOptions): Promise<PackedProject['media']> {
  const item = source.prepare<[number], ItemRow>('SELECT external_id, content, media_root_id, media_sha256, media_bytes, metadata FROM item WHERE id = ?');
  const tagsOf = source.prepare<[number], { key: string; value: string }>('SELECT key, value FROM item_tag JOIN tag ON tag.id = tag_id WHERE item_id = ?');
  const insert = db.prepare('INSERT INTO item (id, external_id, content, media_root_id, media_sha256, media_bytes, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const addTag = db.prepare('INSERT OR IGNORE INTO tag (key, value) VALUES (?, ?)');
  const tagItem = db.prepare('INSERT INTO item_tag (item_id, tag_id) SELECT ?, id FROM tag WHERE key = ? AND value = ?');
  const media: { itemId: number; content: string }[] = [];
  for (const [index, id] of ids.entries()) {
    const row = item.get(id)!;
    if (kind === 'return') insert.run(index + 1, row.external_id, '', null, null, null, null);
    else {
      let { content } = row;
      if (row.media_root_id !== null) {
        if (media.length === 0) db.prepare("INSERT INTO media_root (id, path) VALUES (1, 'media')").run();
        content = mediaName(media.length + 1, content);
        media.push({ itemId: id, content });
      }
      insert.run(index + 1, row.external_id, content, row.media_root_id === null ? null : 1, row.media_sha256, row.media_bytes, row.metadata);
      for (const { key, value } of tagsOf.all(id)) {
        addTag.run(key, value);
        tagItem.run(index + 1, key, value);
      }
    }
    if (index % ROWS_A_STEP === 0) await pause(index);
  }
  return media;
}

interface EventRow {
  readonly seq: number;
  readonly uid: string;
  readonly origin_id: number;
  readonly origin_seq: number;
  readonly item_id: number;
  readonly rest: readonly unknown[];
  readonly hash: Buffer;
}

/** Others' events stand between the annotator's own: each run of those becomes a log that goes on from the hash before it. */
function copyEvents(source: Database.Database, db: Database.Database, annotatorId: number, places: ReadonlyMap<number, number>): number {
  const columns = 'kind, class_id, refers_to, note, created_at, duration_ms, schema_version, guideline_version, suggestion';
  const events = source
    .prepare<[number], unknown[]>(`SELECT seq, uid, origin_id, origin_seq, item_id, hash, ${columns} FROM annotation WHERE annotator_id = ? ORDER BY origin_id, origin_seq`)
    .raw()
    .all(annotatorId)
    .map(([seq, uid, originId, originSeq, itemId, hash, ...rest]): EventRow => ({ seq: seq as number, uid: uid as string, origin_id: originId as number, origin_seq: originSeq as number, item_id: itemId as number, hash: hash as Buffer, rest }));
  const origin = source.prepare<[number], { uid: string; base_seq: number; base_hash: Buffer | null }>('SELECT uid, base_seq, base_hash FROM origin WHERE id = ?');
  const hashAt = source.prepare<[number, number], Buffer>('SELECT hash FROM annotation WHERE origin_id = ? AND origin_seq = ?').pluck();
  const addOrigin = db.prepare('INSERT INTO origin (uid, fork, base_seq, base_hash) VALUES (?, ?, ?, ?)');
  const end = db.prepare('UPDATE origin SET last_seq = ?, last_hash = ? WHERE id = ?');
  const placed: { readonly event: EventRow; readonly originId: number }[] = [];
  let originId = 0;
  let previous: EventRow | undefined;
  for (const event of events) {
    if (previous?.origin_id !== event.origin_id || previous.origin_seq + 1 !== event.origin_seq) {
      if (previous) end.run(previous.origin_seq, previous.hash, originId);
      const { uid, base_seq: baseSeq, base_hash: baseHash } = origin.get(event.origin_id)!;
      const before = event.origin_seq - 1;
      originId = Number(addOrigin.run(uid, event.uid, before, before === baseSeq ? baseHash : hashAt.get(event.origin_id, before)).lastInsertRowid);
    }
    placed.push({ event, originId });
    previous = event;
  }
  if (previous) end.run(previous.origin_seq, previous.hash, originId);
  const insert = db.prepare(`INSERT INTO annotation (uid, origin_id, origin_seq, item_id, annotator_id, hash, ${columns}) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  for (const { event, originId: id } of placed.sort((a, b) => a.event.seq - b.event.seq)) insert.run(event.uid, id, event.origin_seq, places.get(event.item_id), event.hash, ...event.rest);
  return events.length;
}

function copyNotes(source: Database.Database, db: Database.Database, annotatorId: number, places: ReadonlyMap<number, number>): void {
  const insert = db.prepare('INSERT INTO discussion_note (uid, item_id, annotator_id, text, created_at) VALUES (?, ?, 1, ?, ?)');
  for (const note of source.prepare<[number], { uid: string; item_id: number; text: string; created_at: number }>('SELECT uid, item_id, text, created_at FROM discussion_note WHERE annotator_id = ? ORDER BY seq').all(annotatorId)) {
    const place = places.get(note.item_id);
    if (place !== undefined) insert.run(note.uid, place, note.text, note.created_at);
  }
}
