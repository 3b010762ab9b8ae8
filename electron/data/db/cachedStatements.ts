import type { Database } from 'better-sqlite3';

/** Prepares a set of statements once a connection; they go with the connection. */
export function cachedStatements<T>(prepare: (db: Database) => T): (db: Database) => T {
  const prepared = new WeakMap<Database, T>();
  return (db) => {
    let found = prepared.get(db);
    if (found === undefined) prepared.set(db, (found = prepare(db)));
    return found;
  };
}
