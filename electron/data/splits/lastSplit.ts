import type { Database } from 'better-sqlite3';
import type { SplitRequest } from './computeSplit';

/** The request that made the present splits, and when: the dataset card says it. */
export type LastSplit = SplitRequest & { readonly at: number };

/** Null: the splits were imported, set by hand, or there are none. */
export function readLastSplit(db: Database): LastSplit | null {
  const json = db.prepare<[], string>("SELECT value FROM project WHERE key = 'lastSplit'").pluck().get();
  return json === undefined ? null : (JSON.parse(json) as LastSplit);
}

export function writeLastSplit(db: Database, lastSplit: LastSplit | null): void {
  if (lastSplit === null) db.prepare("DELETE FROM project WHERE key = 'lastSplit'").run();
  else db.prepare("INSERT OR REPLACE INTO project (key, value) VALUES ('lastSplit', ?)").run(JSON.stringify(lastSplit));
}
