import type { Database } from 'better-sqlite3';

/** Set in a project that was made from a work package: which one, and whose. */
export interface OwnPackage {
  readonly uid: string;
  readonly annotatorUid: string;
}

export function findOwnPackage(db: Database): OwnPackage | null {
  const value = db.prepare<[string], string>('SELECT value FROM project WHERE key = ?').pluck();
  const uid = value.get('packageUid');
  const annotatorUid = value.get('packageAnnotatorUid');
  return uid === undefined || annotatorUid === undefined ? null : { uid, annotatorUid };
}
