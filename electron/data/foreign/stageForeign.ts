import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { labelClass, schemaChange } from '../../../shared/contract/definition';
import { ANNOTATION_KINDS, DECISIONS, GOLD_METHODS } from '../../../shared/domain/annotation';
import { SPLITS } from '../../../shared/domain/project';
import { describeFound } from '../../../shared/import/describeFound';
import type { Manifest } from '../packages/manifest';
import { Refusal } from '../refusal';
import type { ForeignRequest, ForeignSummary } from './foreignRequest';
import { createForeignTables, openForeignStaging } from './foreignStaging';
import { RowCheck } from './rowCheck';

const NAME = 10_000;
const CELL = 1_000_000;
const NOTE = 100_000;
const UID = /^[\x21-\x7e]{1,64}$/;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const storedSchema = z.object({ question: z.string().max(10_000), classes: z.array(labelClass).max(10_000) });
const DAY_MS = 86_400_000;

/** A value from the file, of any type that SQLite has. */
type Row = readonly unknown[];
type Check = (row: Row, check: RowCheck) => readonly unknown[];

/** Texts and blobs longer than this are refused unread: what they hold never enters memory. */
const LIMITS: readonly (readonly [table: string, key: string, columns: Readonly<Record<string, number>>])[] = [
  ['project', 'key', { key: 1_000, value: CELL }],
  ['origin', 'id', { uid: 256, fork: 256, base_hash: 32 }],
  ['media_root', 'id', { path: 4 * NAME }],
  ['item', 'id', { external_id: 4 * CELL, content: 16 * CELL, media_sha256: 32, metadata: 64 * CELL }],
  ['tag', 'id', { key: 4 * NAME, value: 4 * CELL }],
  ['class', 'id', { uid: 256, name: 4 * NAME, color: 64, hotkey: 64, definition: 4 * CELL }],
  ['label_schema_version', 'version', { json: 64 * CELL, change: 16 * CELL }],
  ['guideline_version', 'version', { markdown: 4 * CELL }],
  ['annotator', 'id', { uid: 256, name: 4 * NAME, role: 64 }],
  ['annotation', 'seq', { uid: 256, kind: 64, refers_to: 256, note: 4 * NOTE, suggestion: 4 * NOTE, hash: 32 }],
  ['gold_event', 'seq', { uid: 4 * CELL, decision: 64, method: 64, by: 4 * NAME, reason: 4 * NOTE, refers_to: 4 * CELL }],
  ['discussion_note', 'seq', { uid: 256, text: 4 * NOTE }],
];

/** Copies the known tables of a file that came from somebody else, value by checked value, into tables of ours. `label`: what messages call it. */
export function stageForeign(db: Database, request: Pick<ForeignRequest, 'staging' | 'prefix'>, label: string, manifest: Manifest | null): Pick<ForeignSummary, 'items' | 'events' | 'futureEvents'> {
  refuseOverlong(db, label);
  const staging = openForeignStaging(request.staging);
  try {
    staging.exec('BEGIN');
    createForeignTables(staging, request.prefix);
    const copy = (table: string, columns: string, into: string, width: number, checkRow: Check) => {
      const check = new RowCheck(label, table.split(' ', 1)[0]!);
      const insert = staging.prepare(`INSERT INTO ${request.prefix}_${into} VALUES (${Array.from({ length: width }, () => '?').join(', ')})`);
      let rows = 0;
      for (const row of db.prepare<[], Row>(`SELECT ${columns} FROM ${table} ORDER BY 1, 2`).raw().iterate()) {
        check.row = row[0];
        try {
          insert.run(...checkRow(row, check));
        } catch (error) {
          if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')) check.fail('uid', 'is there twice', row[1]);
          throw error;
        }
        rows += 1;
      }
      return rows;
    };
    copySmall(copy);
    const items = copyItems(copy);
    const events = copyLogs(copy);
    staging.exec('COMMIT');
    refuseDangling(db, label);
    if (manifest) refuseForeignInPackage(db, manifest, { label, items, events });
    const futureEvents = db.prepare<[number], number>('SELECT count(*) FROM annotation WHERE created_at > ?').pluck().get(Date.now() + DAY_MS)!;
    return { items, events, futureEvents };
  } finally {
    staging.close();
  }
}

type Copy = (table: string, columns: string, into: string, width: number, checkRow: Check) => number;

function copySmall(copy: Copy): void {
  copy('media_root', 'id, path', 'root', 2, ([id, path], check) => [check.integer('id', id), check.text('path', path, { max: NAME })]);
  copy('tag', 'id, key, value', 'tag', 3, ([id, key, value], check) => [check.integer('id', id), check.text('key', key, { max: NAME }), check.text('value', value, { max: CELL })]);
  copy('annotator', 'id, uid, name, role, imported, created_at', 'annotator', 7, ([id, uid, name, role, imported, createdAt], check) => [
    check.integer('id', id), check.text('uid', uid, { max: 64, pattern: UID }), check.text('name', name, { min: 1, max: NAME }), check.oneOf('role', role, ['annotator', 'adjudicator']),
    check.flag('imported', imported), check.time('created_at', createdAt), null,
  ]);
  copy(
    'class', 'id, uid, name, color, hotkey, definition, abstain, retired, position, (SELECT uid FROM class target WHERE target.id = class.merged_into)', 'class', 11,
    ([id, uid, name, color, hotkey, definition, abstain, retired, position, mergedInto], check) => [
      check.integer('id', id), check.text('uid', uid, { max: 64, pattern: UID }), check.text('name', name, { min: 1, max: NAME }), check.text('color', color, { max: 7, pattern: /^#[0-9a-f]{6}$/ }),
      check.orNull(hotkey, (value) => check.text('hotkey', value, { max: 1, pattern: /^[1-9a-z]$/ })), check.text('definition', definition, { max: CELL }), check.flag('abstain', abstain),
      check.flag('retired', retired), check.integer('position', position), check.orNull(mergedInto, (value) => check.text('merged_into', value, { max: 64 })), null,
    ],
  );
  copy('label_schema_version', 'version, json, created_at, change', 'schema_version', 4, ([version, json, createdAt, change], check) => [
    check.integer('version', version, { min: 1, max: CELL }), checkSchema(check, json), check.time('created_at', createdAt), check.orNull(change, (value) => checkChange(check, value)),
  ]);
  copy('guideline_version', 'version, markdown, created_at', 'guideline_version', 3, ([version, markdown, createdAt], check) => [
    check.integer('version', version, { min: 1, max: CELL }), check.text('markdown', markdown, { max: CELL }), check.time('created_at', createdAt),
  ]);
  copy('origin', 'id, uid, base_seq, base_hash', 'origin', 4, ([id, uid, baseSeq, baseHash], check) => [
    check.integer('id', id, { min: -Number.MAX_SAFE_INTEGER }), check.text('uid', uid, { max: 64, pattern: UID }), check.integer('base_seq', baseSeq), check.orNull(baseHash, (value) => check.bytes('base_hash', value, 32)),
  ]);
}

function copyItems(copy: Copy): number {
  const items = copy(
    'item i LEFT JOIN item_state s ON s.item_id = i.id', 'i.id, i.external_id, i.content, i.media_root_id, i.media_sha256, i.media_bytes, i.metadata, s.split', 'item', 9,
    ([id, externalId, content, root, sha256, bytes, metadata, split], check) => {
      const text = check.text('content', content, { max: 4 * CELL });
      if (root !== null && !isPlainPath(text)) check.fail('content', 'names a file outside the media folder', content);
      return [
        check.integer('id', id, { min: 1 }), check.text('external_id', externalId, { min: 1, max: CELL }), text, check.orNull(root, (value) => check.integer('media_root_id', value)),
        check.orNull(sha256, (value) => check.bytes('media_sha256', value, 32)), check.orNull(bytes, (value) => check.integer('media_bytes', value)),
        check.orNull(metadata, (value) => checkMetadata(check, value)), check.orNull(split, (value) => check.oneOf('split', value, SPLITS)), null,
      ];
    },
  );
  copy('item_tag', 'item_id, tag_id', 'item_tag', 2, ([itemId, tagId], check) => [check.integer('item_id', itemId), check.integer('tag_id', tagId)]);
  return items;
}

function copyLogs(copy: Copy): number {
  const events = copy(
    'annotation', 'seq, uid, origin_id, origin_seq, kind, item_id, annotator_id, class_id, refers_to, note, created_at, duration_ms, schema_version, guideline_version, suggestion, hash', 'event', 16,
    ([seq, uid, originId, originSeq, kind, itemId, annotatorId, classId, refersTo, note, createdAt, durationMs, schemaVersion, guidelineVersion, suggestion, hash], check) => {
      const known = check.oneOf('kind', kind, ANNOTATION_KINDS);
      if ((classId === null) === (known === 'label')) check.fail('class_id', `does not go with the kind “${known}”`, classId);
      if (refersTo === null && known === 'withdraw') check.fail('refers_to', 'is missing: what is taken back?', refersTo);
      return [
        check.integer('seq', seq), check.text('uid', uid, { max: 26, pattern: ULID }), check.integer('origin_id', originId, { min: -Number.MAX_SAFE_INTEGER }), check.integer('origin_seq', originSeq, { min: 1 }), known,
        check.integer('item_id', itemId), check.integer('annotator_id', annotatorId), check.orNull(classId, (value) => check.integer('class_id', value)), check.orNull(refersTo, (value) => check.text('refers_to', value, { max: 26, pattern: ULID })),
        check.text('note', note, { max: NOTE }), check.time('created_at', createdAt), check.orNull(durationMs, (value) => check.integer('duration_ms', value)), check.integer('schema_version', schemaVersion, { max: CELL }),
        check.integer('guideline_version', guidelineVersion, { max: CELL }), check.orNull(suggestion, (value) => check.text('suggestion', value, { max: NOTE })), check.bytes('hash', hash, 32),
      ];
    },
  );
  copy(
    'gold_event', 'seq, uid, item_id, decision, class_id, method, by, annotator_id, reason, refers_to, schema_version, created_at', 'gold', 12,
    ([seq, uid, itemId, decision, classId, method, by, annotatorId, reason, refersTo, schemaVersion, createdAt], check) => {
      const decided = check.oneOf('decision', decision, [...DECISIONS, 'open']);
      if ((classId === null) === (decided === 'label')) check.fail('class_id', `does not go with the decision “${decided}”`, classId);
      return [
        check.integer('seq', seq), check.text('uid', uid, { min: 1, max: CELL + 100 }), check.integer('item_id', itemId), decided, check.orNull(classId, (value) => check.integer('class_id', value)),
        check.oneOf('method', method, GOLD_METHODS), check.text('by', by, { max: NAME }), check.orNull(annotatorId, (value) => check.integer('annotator_id', value)), check.text('reason', reason, { max: NOTE }),
        check.orNull(refersTo, (value) => check.text('refers_to', value, { max: CELL + 100 })), check.integer('schema_version', schemaVersion, { max: CELL }), check.time('created_at', createdAt),
      ];
    },
  );
  copy('discussion_note', 'seq, uid, item_id, annotator_id, text, created_at', 'note', 6, ([seq, uid, itemId, annotatorId, text, createdAt], check) => [
    check.integer('seq', seq), check.text('uid', uid, { max: 64, pattern: UID }), check.integer('item_id', itemId), check.integer('annotator_id', annotatorId), check.text('text', text, { max: NOTE }), check.time('created_at', createdAt),
  ]);
  return events;
}

/** A label schema as `label_schema_version` holds it. */
function checkSchema(check: RowCheck, value: unknown): string {
  const text = check.text('json', value, { max: 16 * CELL });
  let parsed;
  try {
    parsed = storedSchema.safeParse(JSON.parse(text));
  } catch {
    return check.fail('json', 'is no JSON', value);
  }
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return check.fail('json', `is no label schema (${issue!.path.join('.')}: ${issue!.message})`, value);
  }
  const listed = new Map(parsed.data.classes.map((entry) => [entry.uid, entry]));
  const isAstray = (uid: string) => !listed.has(uid) || Boolean(listed.get(uid)!.mergedInto);
  const astray = parsed.data.classes.find(({ mergedInto }) => mergedInto && isAstray(mergedInto));
  return astray ? check.fail('json', `is no label schema: “${describeFound(astray.name)}” counts as a class that is not listed or is merged itself`, value) : text;
}

/** What made a version, as `label_schema_version.change` holds it: a `SchemaChange`. */
function checkChange(check: RowCheck, value: unknown): string {
  const text = check.text('change', value, { max: 4 * CELL });
  try {
    if (schemaChange.safeParse(JSON.parse(text)).success) return text;
  } catch {
    // said below
  }
  return check.fail('change', 'is no change of a label schema', value);
}

/** JSON [[name, value], …]. */
function checkMetadata(check: RowCheck, value: unknown): string {
  const text = check.text('metadata', value, { max: 16 * CELL });
  try {
    const pairs: unknown = JSON.parse(text);
    if (Array.isArray(pairs) && pairs.every((pair) => Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string' && typeof pair[1] === 'string')) return text;
  } catch {
    // said below
  }
  return check.fail('metadata', 'is no list of names and values', value);
}

/** Below the media root on every system: no climbing, no drive, no address. */
function isPlainPath(content: string): boolean {
  return !/[\\\0]|^[A-Za-z]:|^[A-Za-z][A-Za-z0-9+.-]*:/.test(content) && content.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}

function refuseOverlong(db: Database, label: string): void {
  for (const [table, key, columns] of LIMITS) {
    for (const [column, limit] of Object.entries(columns)) {
      const found = db.prepare<[number], { key: unknown; bytes: number }>(`SELECT substr(CAST(${key} AS TEXT), 1, 80) AS key, octet_length(${column}) AS bytes FROM ${table} WHERE octet_length(${column}) > ? LIMIT 1`).get(limit);
      if (found) throw new Refusal('foreignRow', `${label}: in the table ${table}, row ${String(found.key)}, “${column}” has ${found.bytes.toLocaleString('en')} bytes, more than may be there. Nothing was changed.`);
    }
  }
}

/** Rows that speak of others that are not there, or of an event of somebody else or of later. */
function refuseDangling(db: Database, label: string): void {
  const broken = db.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
  const [first] = broken;
  if (first) throw new Refusal('foreignRow', `${label}: in the table ${first.table}, row ${first.rowid ?? '?'} speaks of a row of ${first.parent} that is not there (and ${broken.length - 1} more). Nothing was changed.`);
  const stray = db
    .prepare<[], number>(
      `SELECT a.seq FROM annotation a LEFT JOIN annotation b ON b.uid = a.refers_to
       WHERE a.refers_to IS NOT NULL AND (b.seq IS NULL OR b.seq >= a.seq OR b.item_id <> a.item_id OR b.annotator_id <> a.annotator_id OR b.kind = 'withdraw') LIMIT 1`,
    )
    .pluck()
    .get();
  if (stray !== undefined) throw new Refusal('foreignRow', `${label}: in the table annotation, row ${stray}, “refers_to” names no earlier answer of the same person for the same item. Nothing was changed.`);
  const merged = db.prepare<[], number>('SELECT c.id FROM class c JOIN class target ON target.id = c.merged_into WHERE target.merged_into IS NOT NULL LIMIT 1').pluck().get();
  if (merged !== undefined) throw new Refusal('foreignRow', `${label}: in the table class, row ${merged}, “merged_into” names a class that is merged itself. Nothing was changed.`);
  const strayGold = db.prepare<[], number>('SELECT a.seq FROM gold_event a LEFT JOIN gold_event b ON b.uid = a.refers_to WHERE a.refers_to IS NOT NULL AND (b.seq IS NULL OR b.seq >= a.seq OR b.item_id <> a.item_id) LIMIT 1').pluck().get();
  if (strayGold !== undefined) throw new Refusal('foreignRow', `${label}: in the table gold_event, row ${strayGold}, “refers_to” names no earlier decision about the same item. Nothing was changed.`);
}

/** A package is one annotator's: nobody else's answers, no gold. */
function refuseForeignInPackage(db: Database, manifest: Manifest, { label, items, events }: { readonly label: string; readonly items: number; readonly events: number }): void {
  const { annotator, counts } = manifest;
  if (items !== counts.items) throw new Refusal('manifest', `${label} has ${items} items, the manifest says ${counts.items}. Nothing was changed.`);
  if (events !== counts.annotations) throw new Refusal('manifest', `${label} has ${events} annotations, the manifest says ${counts.annotations}. Nothing was changed.`);
  const others = db.prepare<[string], { name: string; uid: string }>('SELECT substr(name, 1, 80) AS name, uid FROM annotator WHERE uid <> ? LIMIT 1').get(annotator.uid);
  if (others) throw new Refusal('otherAnnotator', `${label} is a package of ${annotator.name}, but brings the annotator “${others.name}” (${others.uid}). A package brings the answers of its own annotator only. Nothing was changed.`);
  if (db.prepare('SELECT 1 FROM annotator WHERE uid = ?').get(annotator.uid) === undefined) throw new Refusal('manifest', `${label} has no annotator ${annotator.uid}, whom the manifest names. Nothing was changed.`);
  if (db.prepare('SELECT 1 FROM gold_event LIMIT 1').get() !== undefined) throw new Refusal('goldInPackage', `${label} brings gold labels: those are decided in the project, not in a package. Nothing was changed.`);
}
