import type { Database } from 'better-sqlite3';
import { cachedStatements } from '../db/cachedStatements';
import { effectiveClass } from '../labelSchema/effectiveClass';
import { ROWS_A_BLOCK } from '../runs/probabilityBlocks';

/** What the run gave each class for one item that it predicted, the likeliest first; a merged class counts to its target. Empty: the run has classes only. */
export function readProbabilities(db: Database, runId: number, itemId: number): { class: string; probability: number }[] {
  const { classIds, rank, block, className } = statements(db);
  const ids = JSON.parse(classIds.get(runId) ?? '[]') as number[];
  if (ids.length === 0) return [];
  const row = rank(runId, itemId);
  const bytes = block.get(runId, Math.floor(row / ROWS_A_BLOCK));
  if (!bytes) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = (row % ROWS_A_BLOCK) * ids.length;
  const sums = new Map<string, number>();
  for (const [column, id] of ids.entries()) {
    const uid = className.get(id)!;
    sums.set(uid, (sums.get(uid) ?? 0) + view.getFloat64((start + column) * Float64Array.BYTES_PER_ELEMENT, true));
  }
  // equal ones stay in the order of the run's columns
  return [...sums].map(([uid, probability]) => ({ class: uid, probability })).sort((a, b) => b.probability - a.probability);
}

const statements = cachedStatements((db) => {
  const extent = db.prepare<[number], { first: number; last: number; rows: number }>('SELECT min(item_id) AS first, max(item_id) AS last, count(*) AS rows FROM prediction WHERE run_id = ?');
  const before = db.prepare<[number, number], number>('SELECT count(*) FROM prediction WHERE run_id = ? AND item_id < ?').pluck();
  // A run's rows never change after its import: whether they are without gaps is asked once, and then nothing is counted for an item.
  const extents = new Map<number, { first: number; last: number; rows: number }>();
  return {
    classIds: db.prepare<[number], string>('SELECT probability_classes FROM run WHERE id = ?').pluck(),
    block: db.prepare<[number, number], Buffer>('SELECT probabilities FROM probability_block WHERE run_id = ? AND block = ?').pluck(),
    className: db.prepare<[number], string>(`SELECT uid FROM class WHERE id = ${effectiveClass('?')}`).pluck(),
    rank: (runId: number, itemId: number): number => {
      const known = extents.get(runId) ?? extent.get(runId)!;
      extents.set(runId, known);
      return known.last - known.first + 1 === known.rows ? itemId - known.first : before.get(runId, itemId)!;
    },
  };
});
