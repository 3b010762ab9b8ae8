import type { Database } from 'better-sqlite3';

/** Differs whenever this connection, or another one, has written. */
export function fileState(db: Database): string {
  return `${String(db.pragma('data_version', { simple: true }))}.${String(db.prepare('SELECT total_changes()').pluck().get())}`;
}

/**
 * Reads something large once for each state of the file. In a transaction that may write nothing is kept: what it sees may be
 * rolled back, and the count of changes does not go back with it.
 */
export function keptWhileUnchanged<T>(read: (db: Database) => T): (db: Database) => T {
  const kept = new WeakMap<Database, { readonly state: string; readonly value: T }>();
  return (db) => {
    if (db.inTransaction && !db.readonly) return read(db);
    const state = fileState(db);
    const known = kept.get(db);
    if (known?.state === state) return known.value;
    const value = read(db);
    kept.set(db, { state, value });
    return value;
  };
}
