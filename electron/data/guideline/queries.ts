import type { Database } from 'better-sqlite3';
import type { GuidelineVersion } from '../../../shared/contract/definition';

const COLUMNS = 'SELECT version, markdown, created_at AS createdAt FROM guideline_version ORDER BY version DESC';

export function getGuideline(db: Database): GuidelineVersion {
  return db.prepare<[], GuidelineVersion>(`${COLUMNS} LIMIT 1`).get()!;
}

/** Newest first. */
export function listGuidelines(db: Database): GuidelineVersion[] {
  return db.prepare<[], GuidelineVersion>(COLUMNS).all();
}

/** Makes the next version, unless the text is the present one's. */
export function saveGuideline(db: Database, markdown: string, now: number): GuidelineVersion {
  const present = getGuideline(db);
  if (present.markdown !== markdown) db.prepare('INSERT INTO guideline_version (version, markdown, created_at) VALUES (?, ?, ?)').run(present.version + 1, markdown, now);
  return getGuideline(db);
}
