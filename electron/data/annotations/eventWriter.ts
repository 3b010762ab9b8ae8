import type { Database } from 'better-sqlite3';
import type { AnnotationKind } from '../../../shared/domain/annotation';
import { hashEvent } from './chain';
import { derivePresent } from './derivePresent';

/** An event as it comes in. `note` must be well-formed Unicode: SQLite would store other text than was hashed. */
export interface NewEvent {
  readonly uid: string;
  readonly kind: AnnotationKind;
  readonly itemId: number;
  readonly annotatorId: number;
  /** Null unless `kind` is `label`. */
  readonly classId: number | null;
  /** For `withdraw`: uid of the event taken back. For others the event that is superseded is found here. */
  readonly refersTo?: string;
  readonly note: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly durationMs: number | null;
  /** What a model suggested and whether it was shown (automation/suggestions.ts), as JSON; absent: nothing. */
  readonly suggestion?: string | null;
}

export interface PresentAnswer {
  readonly seq: number;
  readonly uid: string;
  readonly kind: Exclude<AnnotationKind, 'withdraw'>;
  /** What the answer counts as: where its class was merged into another, that one. */
  readonly class_id: number | null;
}

/**
 * Writes events to the end of this copy's log and keeps `current_label` equal to what the log says. Lives for one transaction:
 * it holds the end of the chain, and `finish` stores it. What else is derived (counts, item states, runs) is the caller's.
 */
export class EventWriter {
  readonly #db: Database;
  readonly #origin: { readonly id: number; readonly uid: string };
  readonly #schemaVersion: number;
  readonly #guidelineVersion: number;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #annotators = new Map<number, string>();
  readonly #classes = new Map<number, string>();
  readonly #effective = new Map<number, number>();
  #lastSeq: number;
  #lastHash: Buffer | null;

  constructor(db: Database) {
    this.#db = db;
    this.#statements = prepare(db);
    const origin = this.#statements.origin.get()!;
    this.#origin = origin;
    this.#lastSeq = origin.last_seq;
    this.#lastHash = origin.last_hash;
    this.#schemaVersion = db.prepare<[], number>('SELECT max(version) FROM label_schema_version').pluck().get()!;
    this.#guidelineVersion = db.prepare<[], number>('SELECT max(version) FROM guideline_version').pluck().get()!;
  }

  /** This annotator's present answer for the item. */
  present(itemId: number, annotatorId: number): PresentAnswer | undefined {
    return this.#statements.present.get(itemId, annotatorId);
  }

  /** Appends the event; returns what was the present answer before it and what is now. Throws when item, annotator or class is unknown. */
  append(event: NewEvent): { before: PresentAnswer | undefined; after: PresentAnswer | undefined } {
    const before = this.present(event.itemId, event.annotatorId);
    const refersTo = event.kind === 'withdraw' ? event.refersTo! : (before?.uid ?? null);
    const item = this.#statements.item.get(event.itemId);
    if (item === undefined) throw new Error(`annotation of an item that is not there: ${event.itemId}`);
    const originSeq = this.#lastSeq + 1;
    const hash = hashEvent(this.#lastHash, {
      origin: this.#origin.uid,
      originSeq,
      uid: event.uid,
      kind: event.kind,
      item,
      annotator: this.#uidOf(this.#annotators, 'annotator', event.annotatorId),
      classUid: event.classId === null ? null : this.#uidOf(this.#classes, 'class', event.classId),
      refersTo,
      note: event.note,
      createdAt: event.createdAt,
      durationMs: event.durationMs,
      schemaVersion: this.#schemaVersion,
      guidelineVersion: this.#guidelineVersion,
      suggestion: event.suggestion ?? null,
    });
    const { lastInsertRowid } = this.#statements.insert.run(
      event.uid, this.#origin.id, originSeq, event.kind, event.itemId, event.annotatorId, event.classId, refersTo,
      event.note, event.createdAt, event.durationMs, this.#schemaVersion, this.#guidelineVersion, event.suggestion ?? null, hash,
    );
    this.#lastSeq = originSeq;
    this.#lastHash = hash;
    if (event.kind !== 'withdraw') {
      const seq = Number(lastInsertRowid);
      const classId = event.classId === null ? null : this.#effectiveOf(event.classId);
      this.#statements.setPresent.run(event.itemId, event.annotatorId, seq, event.kind, classId);
      return { before, after: { seq, uid: event.uid, kind: event.kind, class_id: classId } };
    }
    const after = derivePresent(this.#db, event.itemId, event.annotatorId);
    if (after) this.#statements.setPresent.run(event.itemId, event.annotatorId, after.seq, after.kind, after.class_id);
    else this.#statements.clearPresent.run(event.itemId, event.annotatorId);
    return { before, after };
  }

  /** Stores the end of the chain. */
  finish(): void {
    this.#statements.setOrigin.run(this.#lastSeq, this.#lastHash, this.#origin.id);
  }

  #effectiveOf(classId: number): number {
    let effective = this.#effective.get(classId);
    if (effective === undefined) this.#effective.set(classId, (effective = this.#statements.effective.get(classId)!));
    return effective;
  }

  #uidOf(cache: Map<number, string>, table: 'annotator' | 'class', id: number): string {
    let uid = cache.get(id);
    if (uid === undefined) {
      uid = this.#db.prepare<[number], string>(`SELECT uid FROM ${table} WHERE id = ?`).pluck().get(id);
      if (uid === undefined) throw new Error(`annotation with a ${table} that is not there: ${id}`);
      cache.set(id, uid);
    }
    return uid;
  }
}

function prepare(db: Database) {
  return {
    // this copy's own origin is the first row; logs merged from other copies bring the others
    origin: db.prepare<[], { id: number; uid: string; last_seq: number; last_hash: Buffer | null }>('SELECT id, uid, last_seq, last_hash FROM origin ORDER BY id LIMIT 1'),
    setOrigin: db.prepare('UPDATE origin SET last_seq = ?, last_hash = ? WHERE id = ?'),
    effective: db.prepare<[number], number>('SELECT ifnull(merged_into, id) FROM class WHERE id = ?').pluck(),
    item: db.prepare<[number], string>('SELECT external_id FROM item WHERE id = ?').pluck(),
    present: db.prepare<[number, number], PresentAnswer>(
      'SELECT c.seq, a.uid, c.kind, c.class_id FROM current_label c JOIN annotation a ON a.seq = c.seq WHERE c.item_id = ? AND c.annotator_id = ?',
    ),
    insert: db.prepare(
      `INSERT INTO annotation (uid, origin_id, origin_seq, kind, item_id, annotator_id, class_id, refers_to, note, created_at, duration_ms, schema_version, guideline_version, suggestion, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    setPresent: db.prepare(
      `INSERT INTO current_label (item_id, annotator_id, seq, kind, class_id) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (item_id, annotator_id) DO UPDATE SET seq = excluded.seq, kind = excluded.kind, class_id = excluded.class_id`,
    ),
    clearPresent: db.prepare('DELETE FROM current_label WHERE item_id = ? AND annotator_id = ?'),
  };
}
