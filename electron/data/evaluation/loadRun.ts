import type { Database } from 'better-sqlite3';
import { NO_CLASS } from '../../../shared/evaluation/evaluationRows';
import { readNumbers } from '../db/readNumbers';
import { Refusal } from '../refusal';
import type { Truth } from './loadTruth';

/** A run's predictions as numbers, items and classes as in the `Truth` it was loaded for. */
export interface RunPredictions {
  readonly runId: number;
  readonly uid: string;
  readonly name: string;
  /** By item: place of the predicted class, NO_CLASS or ABSTAIN. */
  readonly predicted: Int16Array;
  /** By item: 1 where several classes had the largest probability and the first was taken. */
  readonly tie: Uint8Array;
  /** Null: the run has classes only. */
  readonly probabilities: Probabilities | null;
}

export interface Probabilities {
  /** By item: its row in `values`, -1 without a prediction. */
  readonly row: Int32Array;
  /** Row after row, one number a class of the truth. Those of a merged class are added to its target's, those of abstain classes are not here. */
  readonly values: Float64Array;
  /** By item: probability of the predicted class; NaN without a prediction or for an abstain class. */
  readonly confidence: Float64Array;
}

/** Predictions as the file has them. A run is never changed after its import, so they outlive writes to the file. */
interface StoredRun {
  readonly uid: string;
  readonly itemIds: Uint32Array;
  readonly classIds: Uint32Array;
  readonly ties: Uint8Array;
  readonly columns: readonly number[];
  readonly values: Float64Array | null;
  /** What was made of them last, and for which items and classes. */
  made: { readonly key: string; readonly predictions: Omit<RunPredictions, 'name'> } | null;
}

/** Runs kept in memory a connection: the one looked at, its baseline, and two more to go back to. */
const KEPT = 4;
const stored = new WeakMap<Database, Map<number, StoredRun>>();

/** Throws `Refusal` where there is no such run. Kept in memory: a million predictions of ten classes are read in half a second. */
export function loadRun(db: Database, runId: number, truth: Truth): RunPredictions {
  const found = db.prepare<[number], { uid: string; name: string; columns: string }>('SELECT uid, name, probability_classes AS columns FROM run WHERE id = ? AND removed = 0').get(runId);
  if (!found) throw new Refusal('unknownRun', 'This run is not in the project any more. Choose another run.');
  const runs = stored.get(db) ?? new Map<number, StoredRun>();
  stored.set(db, runs);
  const known = runs.get(runId);
  const run = known?.uid === found.uid ? known : readStored(db, runId, found.uid, JSON.parse(found.columns) as number[]);
  runs.delete(runId);
  // In a transaction that may be rolled back nothing is kept.
  if (!db.inTransaction || db.readonly) runs.set(runId, run);
  for (const oldest of runs.keys()) if (runs.size > KEPT) runs.delete(oldest);
  const key = JSON.stringify([truth.itemCount, truth.classes.length, [...truth.placeOf]]);
  if (run.made?.key !== key) run.made = { key, predictions: { runId, uid: run.uid, ...mapToTruth(run, truth) } };
  return { ...run.made.predictions, name: found.name };
}

function readStored(db: Database, runId: number, uid: string, columns: readonly number[]): StoredRun {
  const rows = readNumbers(db, ['item_id', 'class_id', 'tie'], 'SELECT item_id, class_id, tie FROM prediction WHERE run_id = ? ORDER BY item_id', runId);
  return { uid, itemIds: Uint32Array.from(rows.item_id), classIds: Uint32Array.from(rows.class_id), ties: Uint8Array.from(rows.tie), columns, values: columns.length === 0 ? null : readBlocks(db, runId, rows.item_id.length * columns.length), made: null };
}

function readBlocks(db: Database, runId: number, count: number): Float64Array {
  const values = new Float64Array(count);
  const bytes = new Uint8Array(values.buffer);
  let at = 0;
  for (const block of db.prepare<[number], Buffer>('SELECT probabilities FROM probability_block WHERE run_id = ? ORDER BY block').pluck().iterate(runId)) {
    if (at + block.length > bytes.length) throw damaged();
    bytes.set(block, at);
    at += block.length;
  }
  if (at !== bytes.length) throw damaged();
  return values;
}

function damaged(): Refusal {
  return new Refusal('damagedRun', 'The probabilities of this run do not fit its predictions, so nothing was computed from them. Import the run again, and check the project (File, Verify).');
}

function mapToTruth(run: StoredRun, { itemCount, classes, placeOf }: Truth): Pick<RunPredictions, 'predicted' | 'tie' | 'probabilities'> {
  const predicted = new Int16Array(itemCount).fill(NO_CLASS);
  const tie = new Uint8Array(itemCount);
  const row = new Int32Array(itemCount).fill(-1);
  for (let at = 0; at < run.itemIds.length; at += 1) {
    const item = run.itemIds[at]! - 1;
    predicted[item] = placeOf.get(run.classIds[at]!)!;
    tie[item] = run.ties[at]!;
    row[item] = at;
  }
  if (run.values === null) return { predicted, tie, probabilities: null };
  const values = mapColumns(run.values, run.columns.map((id) => placeOf.get(id)!), classes.length);
  const confidence = new Float64Array(itemCount).fill(Number.NaN);
  for (let item = 0; item < itemCount; item += 1) if (row[item] !== -1 && predicted[item]! >= 0) confidence[item] = values[row[item]! * classes.length + predicted[item]!]!;
  return { predicted, tie, probabilities: { row, values, confidence } };
}

function mapColumns(values: Float64Array, places: readonly number[], classCount: number): Float64Array {
  if (places.length === classCount && places.every((place, column) => place === column)) return values;
  const width = places.length;
  const rows = values.length / width;
  const mapped = new Float64Array(rows * classCount);
  for (let row = 0; row < rows; row += 1) for (let column = 0; column < width; column += 1) if (places[column]! >= 0) mapped[row * classCount + places[column]!]! += values[row * width + column]!;
  return mapped;
}
