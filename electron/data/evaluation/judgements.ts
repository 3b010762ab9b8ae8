import type { Database } from 'better-sqlite3';

/** What a person says of a row of the tag table. */
export interface Judgement {
  readonly ease: number | null;
  readonly importance: number | null;
  readonly note: string;
}

export const UNJUDGED: Judgement = { ease: null, importance: null, note: '' };

/** By key and value of a row; `judgementKey` makes the name. */
export function readJudgements(db: Database): ReadonlyMap<string, Judgement> {
  const rows = db.prepare<[], Judgement & { readonly key: string; readonly value: string; readonly hasValue: number }>('SELECT key, value, has_value AS hasValue, ease, importance, note FROM tag_judgement').all();
  return new Map(rows.map(({ key, value, hasValue, ease, importance, note }) => [judgementKey(key, hasValue === 1 ? value : null), { ease, importance, note }]));
}

export function judgementKey(key: string, value: string | null): string {
  return JSON.stringify([key, value]);
}

/** Null where nothing was said of the row. */
export function readJudgement(db: Database, key: string, value: string | null): Judgement | null {
  return db.prepare<[string, string, number], Judgement>('SELECT ease, importance, note FROM tag_judgement WHERE key = ? AND value = ? AND has_value = ?').get(key, value ?? '', value === null ? 0 : 1) ?? null;
}

/** Null takes it away. */
export function writeJudgement(db: Database, key: string, value: string | null, judgement: Judgement | null): void {
  const place = [key, value ?? '', value === null ? 0 : 1] as const;
  if (judgement === null) db.prepare('DELETE FROM tag_judgement WHERE key = ? AND value = ? AND has_value = ?').run(...place);
  else db.prepare('INSERT OR REPLACE INTO tag_judgement (key, value, has_value, ease, importance, note) VALUES (?, ?, ?, ?, ?, ?)').run(...place, judgement.ease, judgement.importance, judgement.note);
}
