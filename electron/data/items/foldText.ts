import type { Database } from 'better-sqlite3';

const NAME = 'goldset_fold';
const known = new WeakSet<Database>();

/** Upper and lower case, composed and decomposed characters made equal, for looking things up; never for what is stored. */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Makes `foldText` callable in this connection's SQL and returns its name there. */
export function registerFold(db: Database): string {
  if (!known.has(db)) {
    db.function(NAME, { deterministic: true, directOnly: true }, (text: unknown) => (typeof text === 'string' ? foldText(text) : null));
    known.add(db);
  }
  return NAME;
}
