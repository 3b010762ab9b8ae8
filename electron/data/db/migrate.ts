import type { Database } from 'better-sqlite3';
import { Refusal } from '../refusal';
import { migrations, type Migration } from './migrations';

/** Brings an older project to the present schema: all steps in one transaction, so that it is the old or the new version, never between. */
export function migrate(db: Database, steps: readonly Migration[] = migrations): void {
  const from = db.pragma('user_version', { simple: true }) as number;
  const open = steps.filter(({ version }) => version > from);
  const last = open.at(-1);
  if (!last) return;
  // A step may rebuild tables that others refer to; the setting cannot change inside a transaction.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const { sql } of open) db.exec(sql);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Refusal('damaged', `The project could not be upgraded: ${broken.length} rows refer to others that are not there. It was left as it is.`);
      db.pragma(`user_version = ${last.version}`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
  // The version in the file's header is what an older Goldset looks at.
  db.pragma('wal_checkpoint(TRUNCATE)');
}
