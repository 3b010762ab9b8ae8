import type { Database } from 'better-sqlite3';
import type { Input } from '../../../shared/contract';
import { Refusal } from '../refusal';
import { ROWS_A_BLOCK } from '../runs/probabilityBlocks';
import { getUnfinished } from './beginModel';

const MOST_ROWS = 16 * ROWS_A_BLOCK;

/**
 * Writes predictions as an import of the same probabilities would: the class of the largest, its probability, whether others are as large (then the first
 * class is taken), and all of them in blocks. Throws `Refusal` for rows out of order and for probabilities that are none.
 */
export function addPredictions(db: Database, { runId, itemIds, probabilities }: Input<'models.addPredictions'>): void {
  const { classIds, predictions } = getUnfinished(db, runId);
  const width = classIds.length;
  if (itemIds.length === 0 || itemIds.length > MOST_ROWS || probabilities.length !== itemIds.length * width) throw bad(`${itemIds.length} items and ${probabilities.length} probabilities of ${width} classes don't go together`);
  if (predictions % ROWS_A_BLOCK !== 0) throw bad('predictions follow a block that is not full');
  let last = db.prepare<[number], number | null>('SELECT max(item_id) FROM prediction WHERE run_id = ?').pluck().get(runId) ?? 0;
  const items = db.prepare<[], number | null>('SELECT max(id) FROM item').pluck().get() ?? 0;
  const insert = db.prepare('INSERT INTO prediction (run_id, item_id, class_id, confidence, tie) VALUES (?, ?, ?, ?, ?)');
  const insertBlock = db.prepare('INSERT INTO probability_block (run_id, block, probabilities) VALUES (?, ?, ?)');
  for (let from = 0; from < itemIds.length; from += ROWS_A_BLOCK) {
    const rows = Math.min(ROWS_A_BLOCK, itemIds.length - from);
    const values = Float64Array.from(probabilities.subarray(from * width, (from + rows) * width));
    for (let row = 0; row < rows; row += 1) {
      const itemId = itemIds[from + row]!;
      if (itemId <= last || itemId > items) throw bad('items are out of order or not in the project');
      last = itemId;
      const { place, tie } = normalise(values.subarray(row * width, (row + 1) * width));
      insert.run(runId, itemId, classIds[place], values[row * width + place], tie);
    }
    insertBlock.run(runId, (predictions + from) / ROWS_A_BLOCK, Buffer.from(values.buffer));
  }
  db.prepare('UPDATE run SET predictions = predictions + ? WHERE id = ?').run(itemIds.length, runId);
}

/** Makes the row sum to 1 in 64 bits; returns the place of the largest and whether it has to share. */
function normalise(row: Float64Array): { readonly place: number; readonly tie: number } {
  let sum = 0;
  for (const value of row) {
    if (!(value >= 0 && value <= 1.001)) throw bad(`${value} is no probability`);
    sum += value;
  }
  if (!(sum > 0)) throw bad('the probabilities of an item are all 0');
  let [place, tie] = [0, 0];
  for (let at = 0; at < row.length; at += 1) {
    row[at]! /= sum;
    if (at === 0 || row[at]! < row[place]!) continue;
    tie = row[at] === row[place] ? 1 : 0;
    if (tie === 0) place = at;
  }
  return { place, tie };
}

function bad(what: string): Refusal {
  return new Refusal('badPredictions', `The model's predictions can't be kept: ${what}. Nothing of them is in the project; train again.`);
}
