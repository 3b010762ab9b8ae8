import type { Database } from 'better-sqlite3';
import { cachedStatements } from '../db/cachedStatements';
import type { PresentAnswer } from './eventWriter';

/** Present answers of an annotator. */
export interface AnnotatorCount {
  readonly labels: number;
  readonly ambiguous: number;
  readonly skipped: number;
}

const COLUMN = { label: 'labels', ambiguous: 'ambiguous', skip: 'skipped' } as const;

export function findAnnotatorCount(db: Database, annotatorId: number): AnnotatorCount {
  return statements(db).find.get(annotatorId) ?? { labels: 0, ambiguous: 0, skipped: 0 };
}

/** After one answer changed. */
export function updateAnnotatorCount(db: Database, annotatorId: number, before: PresentAnswer | undefined, after: PresentAnswer | undefined): void {
  const change = { annotatorId, labels: 0, ambiguous: 0, skipped: 0 };
  if (before) change[COLUMN[before.kind]] -= 1;
  if (after) change[COLUMN[after.kind]] += 1;
  statements(db).change.run(change);
}

/** Counts anew, for these annotators. */
export function recountAnnotators(db: Database, annotatorIds: Iterable<number>): void {
  for (const annotatorId of annotatorIds) statements(db).recount.run({ annotatorId });
}

const UPSERT = 'ON CONFLICT (annotator_id) DO UPDATE SET';
const statements = cachedStatements((db) => ({
  find: db.prepare<[number], AnnotatorCount>('SELECT labels, ambiguous, skipped FROM annotator_count WHERE annotator_id = ?'),
  change: db.prepare(
    `INSERT INTO annotator_count (annotator_id, labels, ambiguous, skipped) VALUES (@annotatorId, @labels, @ambiguous, @skipped)
     ${UPSERT} labels = labels + @labels, ambiguous = ambiguous + @ambiguous, skipped = skipped + @skipped`,
  ),
  recount: db.prepare(
    `INSERT INTO annotator_count (annotator_id, labels, ambiguous, skipped)
     SELECT @annotatorId, count(*) FILTER (WHERE kind = 'label'), count(*) FILTER (WHERE kind = 'ambiguous'), count(*) FILTER (WHERE kind = 'skip')
       FROM current_label WHERE annotator_id = @annotatorId
     ${UPSERT} labels = excluded.labels, ambiguous = excluded.ambiguous, skipped = excluded.skipped`,
  ),
}));
