import type { Database } from 'better-sqlite3';
import { keptWhileUnchanged } from '../db/keptWhileUnchanged';
import { readNumbers } from '../db/readNumbers';
import { readClasses } from './readLabels';

/** What the log says about each label of `readLabels(db).matrix`, in the same order. */
export interface LabelDetails {
  /** Epoch milliseconds. */
  readonly createdAt: Float64Array;
  /** Milliseconds that the annotator took; -1 where it was not measured. */
  readonly durationMs: Float64Array;
  readonly guidelineVersion: Float64Array;
  readonly schemaVersion: Float64Array;
}

/** Kept until the file changes; a million labels are read in a third of a second. Call it in the transaction that reads the labels. */
export const readLabelDetails: (db: Database) => LabelDetails = keptWhileUnchanged(read);

function read(db: Database): LabelDetails {
  const { indexOf } = readClasses(db);
  // Labels put in without a log (tests, a damaged file) have no details: they are as old as can be.
  const rows = readNumbers(
    db,
    ['class_id', 'createdAt', 'durationMs', 'guidelineVersion', 'schemaVersion'],
    `SELECT l.class_id, ifnull(a.created_at, 0) AS createdAt, ifnull(a.duration_ms, -1) AS durationMs, ifnull(a.guideline_version, 0) AS guidelineVersion, ifnull(a.schema_version, 0) AS schemaVersion
     FROM current_label l LEFT JOIN annotation a ON a.seq = l.seq WHERE l.kind = 'label' AND l.class_id IS NOT NULL ORDER BY l.item_id, l.annotator_id`,
  );
  const { class_id: classId, ...columns } = rows;
  const left = new Set(db.prepare<[], number>('SELECT id FROM class').pluck().all().filter((id) => !indexOf.has(id)));
  // mostly nobody abstains
  if (left.size === 0 || !classId.some((id) => left.has(id))) return columns;
  const isIn = (_: number, at: number) => !left.has(classId[at]!);
  return {
    createdAt: rows.createdAt.filter(isIn),
    durationMs: rows.durationMs.filter(isIn),
    guidelineVersion: rows.guidelineVersion.filter(isIn),
    schemaVersion: rows.schemaVersion.filter(isIn),
  };
}
