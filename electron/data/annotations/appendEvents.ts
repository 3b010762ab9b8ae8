import type { Database } from 'better-sqlite3';
import { monotonicFactory } from 'ulid';
import { rebuildPlaces, updatePlaces } from '../queues/places';
import { recountAnnotators, updateAnnotatorCount } from './annotatorCounts';
import { EventWriter, type NewEvent } from './eventWriter';
import { refreshItemStates } from './itemStates';

/** Appends one event to the log and brings everything derived from it up to date. Must run inside the write's transaction. */
export function appendEvent(db: Database, event: NewEvent): void {
  const writer = new EventWriter(db);
  const { before, after } = writer.append(event);
  writer.finish();
  updateAnnotatorCount(db, event.annotatorId, before, after);
  updatePlaces(db, event.itemId, event.annotatorId, before, after);
  refreshItemStates(db, [event.itemId]);
}

/** An answer from a file: rows of one annotator for one item come in the order in which they supersede each other. */
export interface ImportedAnnotation {
  readonly itemId: number;
  readonly annotatorId: number;
  readonly kind: 'label' | 'ambiguous' | 'skip';
  /** Null unless `kind` is `label`. */
  readonly classId: number | null;
  readonly note: string;
  /** Epoch milliseconds: the file's time where it has one, else the import's. */
  readonly createdAt: number;
}

/**
 * Appends any number of imported answers (in one transaction, which is the caller's) and then brings item states, counts and
 * queue places up to date. `superseded` counts answers that took the place of an earlier one of the same annotator. `rows` may not
 * read from this connection while it is iterated: SQLite does not write beside an open cursor.
 */
export function appendImportedAnnotations(db: Database, rows: Iterable<ImportedAnnotation>): { appended: number; superseded: number } {
  const writer = new EventWriter(db);
  const nextUid = monotonicFactory();
  const annotators = new Set<number>();
  const items = new Set<number>();
  let appended = 0;
  let superseded = 0;
  for (const row of rows) {
    const { before } = writer.append({ ...row, uid: nextUid(), durationMs: null });
    appended += 1;
    if (before) superseded += 1;
    annotators.add(row.annotatorId);
    items.add(row.itemId);
  }
  writer.finish();
  recountAnnotators(db, annotators);
  rebuildPlaces(db, annotators);
  refreshItemStates(db, [...items]);
  return { appended, superseded };
}
