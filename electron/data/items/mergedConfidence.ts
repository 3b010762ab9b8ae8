import type { Database } from 'better-sqlite3';
import { loadRun } from '../evaluation/loadRun';
import { loadTruth } from '../evaluation/loadTruth';
import { readIds } from './readIds';

/**
 * Confidence of a run in its predictions, at the item's id less 1, where classes that it has probabilities of were merged since: those of a merged class are added to
 * its target's. NaN: no prediction. Null where nothing was merged: then what the file has is right, and indexed.
 */
export function mergedConfidence(db: Database, runId: number): Float64Array | null {
  const merged = db.prepare<[number], number>('SELECT EXISTS (SELECT 1 FROM run, json_each(probability_classes) column JOIN class c ON c.id = column.value WHERE run.id = ? AND c.merged_into IS NOT NULL)').pluck().get(runId);
  return merged === 1 ? (loadRun(db, runId, loadTruth(db)).probabilities?.confidence ?? null) : null;
}

/** All items with a confidence, in order of it; equal ones in order of import. */
export function confidenceOrder(db: Database, runId: number, descending: boolean, limit = -1): Uint32Array {
  const values = mergedConfidence(db, runId);
  if (values === null) return readIds(db, `SELECT item_id AS id FROM prediction WHERE run_id = ? AND confidence IS NOT NULL ORDER BY confidence ${descending ? 'DESC' : 'ASC'}, item_id LIMIT ?`, runId, limit);
  const ids = Uint32Array.from(values.keys(), (place) => place + 1).filter((id) => !Number.isNaN(values[id - 1]!));
  ids.sort((a, b) => (descending ? values[b - 1]! - values[a - 1]! : values[a - 1]! - values[b - 1]!) || a - b);
  return limit < 0 ? ids : ids.subarray(0, limit);
}

/** Every confidence of a run with its item. */
export function* eachConfidence(db: Database, runId: number): Generator<readonly [id: number, confidence: number]> {
  const values = mergedConfidence(db, runId);
  if (values === null) yield* db.prepare<[number], [number, number]>('SELECT item_id, confidence FROM prediction WHERE run_id = ? AND confidence IS NOT NULL').raw().iterate(runId);
  else for (const [place, value] of values.entries()) if (!Number.isNaN(value)) yield [place + 1, value];
}
