import type { Database } from 'better-sqlite3';
import { updatePlaces } from '../queues/places';
import { updateAnnotatorCount } from './annotatorCounts';
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
