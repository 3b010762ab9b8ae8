import type { Database } from 'better-sqlite3';
import { ulid } from 'ulid';
import type { AnnotatorInfo } from '../../../shared/contract/definition';
import { Refusal } from '../refusal';

type Row = Omit<AnnotatorInfo, 'imported'> & { readonly imported: number };
const SELECT = 'SELECT a.id, a.uid, a.name, a.role, a.imported, coalesce(n.labels, 0) AS annotations FROM annotator a LEFT JOIN annotator_count n ON n.annotator_id = a.id';

const toInfo = (row: Row): AnnotatorInfo => ({ ...row, imported: row.imported === 1 });

/** In order of joining. `annotations` counts present answers with a class. */
export function listAnnotators(db: Database): AnnotatorInfo[] {
  return db.prepare<[], Row>(`${SELECT} ORDER BY a.id`).all().map(toInfo);
}

export function getAnnotator(db: Database, annotatorId: number): AnnotatorInfo {
  const row = db.prepare<[number], Row>(`${SELECT} WHERE a.id = ?`).get(annotatorId);
  if (!row) throw new Refusal('unknownAnnotator', `This project has no annotator number ${annotatorId}. Nothing was changed; choose an annotator again.`);
  return toInfo(row);
}

/** Adds an annotator and returns its row id. `imported`: a source of annotations found in a file. Names are unique, compared code point by code point. */
export function addAnnotator(db: Database, annotator: { readonly name: string; readonly role: AnnotatorInfo['role']; readonly imported: boolean; readonly now: number }): number {
  refuseTakenName(db, annotator.name);
  const { name, role, imported, now } = annotator;
  return Number(db.prepare('INSERT INTO annotator (uid, name, role, imported, created_at) VALUES (?, ?, ?, ?, ?)').run(ulid(), name, role, imported ? 1 : 0, now).lastInsertRowid);
}

export function refuseTakenName(db: Database, name: string): void {
  const taken = db.prepare('SELECT 1 FROM annotator WHERE name = ?').get(name) !== undefined;
  if (taken) throw new Refusal('nameTaken', `There is already an annotator called “${name}”. Nothing was changed; choose another name.`);
}
