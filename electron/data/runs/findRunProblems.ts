import type { Database } from 'better-sqlite3';
import { ROWS_A_BLOCK } from './probabilityBlocks';

/** How far a stored row may be from a sum of 1: it was divided by its sum. */
const SUM_SLACK = 1e-9;

interface RunRow {
  readonly id: number;
  readonly name: string;
  readonly predictions: number;
  readonly classes: string;
}
interface PredictionRow {
  readonly itemId: number;
  readonly classId: number;
  readonly confidence: number | null;
}

/** Checks that the probabilities of each run are whole, add up to 1, and are what its predictions say of them; one sentence a kind of fault. */
export function findRunProblems(db: Database): string[] {
  const runs = db.prepare<[], RunRow>('SELECT id, name, predictions, probability_classes AS classes FROM run ORDER BY id').all();
  return runs.flatMap((run) => findProblems(db, run).map((problem) => `Run “${run.name}”: ${problem}`));
}

function findProblems(db: Database, run: RunRow): string[] {
  const problems: string[] = [];
  const count = db.prepare<[number], number>('SELECT count(*) FROM prediction WHERE run_id = ?').pluck().get(run.id)!;
  if (count !== run.predictions) problems.push(`it has ${count} predictions and says ${run.predictions}.`);
  const classIds = JSON.parse(run.classes) as number[];
  const places = new Map(classIds.map((id, place) => [id, place]));
  const blocks = db.prepare<[number], number>('SELECT count(*) FROM probability_block WHERE run_id = ?').pluck().get(run.id)!;
  const wanted = classIds.length === 0 ? 0 : Math.ceil(count / ROWS_A_BLOCK);
  if (blocks !== wanted) problems.push(`its probabilities are in ${blocks} blocks and should be in ${wanted}.`);
  const page = db.prepare<[number, number, number], PredictionRow>('SELECT item_id AS itemId, class_id AS classId, confidence FROM prediction WHERE run_id = ? AND item_id > ? ORDER BY item_id LIMIT ?');
  const block = db.prepare<[number, number], Buffer>('SELECT probabilities FROM probability_block WHERE run_id = ? AND block = ?').pluck();
  // From item to item: to skip the rows before a page would read them again for each.
  let last = 0;
  let broken = 0;
  let sums = 0;
  let confidences = 0;
  for (let number = 0; number < Math.ceil(count / ROWS_A_BLOCK); number += 1) {
    const rows = page.all(run.id, last, ROWS_A_BLOCK);
    last = rows.at(-1)?.itemId ?? last;
    if (classIds.length === 0) {
      confidences += rows.filter(({ confidence }) => confidence !== null).length;
      continue;
    }
    const bytes = block.get(run.id, number);
    if (bytes?.length !== rows.length * classIds.length * 8) {
      broken += 1;
      continue;
    }
    const values = new Float64Array(Uint8Array.from(bytes).buffer);
    for (const [row, { classId, confidence }] of rows.entries()) {
      const own = values.subarray(row * classIds.length, (row + 1) * classIds.length);
      const sum = own.reduce((total, value) => total + value, 0);
      // NaN is no sum of 1 either
      if (!(Math.abs(sum - 1) <= SUM_SLACK)) sums += 1;
      const place = places.get(classId);
      if (confidence !== (place === undefined ? 0 : own[place])) confidences += 1;
    }
  }
  if (broken > 0) problems.push(`${broken} blocks of probabilities do not have the size of their rows.`);
  if (sums > 0) problems.push(`the probabilities of ${sums} rows do not add up to 1.`);
  if (confidences > 0) problems.push(`${confidences} predictions have another confidence than their probabilities say.`);
  return problems;
}
