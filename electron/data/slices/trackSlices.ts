import type { Database } from 'better-sqlite3';
import type { Input } from '../../../shared/contract';
import type { Slice, TrackedSlice } from '../../../shared/contract/slices';
import { cellMargins, macroF1 } from '../../../shared/evaluation/cellMargins';
import { selectRows } from '../../../shared/evaluation/selectRows';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import { toPair } from '../agreement/measurePart';
import { findMask } from '../evaluation/findMask';
import { loadRun, type RunPredictions } from '../evaluation/loadRun';
import { loadTruth, type Truth } from '../evaluation/loadTruth';
import type { AnalysisControl } from '../handler';
import { Refusal } from '../refusal';
import { listSlices } from './savedSlices';

/** How the runs did on each saved slice, within the items that a query finds. */
export async function trackSlices(db: Database, { runIds, query }: Input<'slices.track'>, { pause }: AnalysisControl): Promise<TrackedSlice[]> {
  const { truth, runs, slices } = db.transaction(() => {
    const read = loadTruth(db);
    const population = findMask(db, query);
    return { truth: read, runs: runIds.map((runId) => loadRun(db, runId, read)), slices: listSlices(db).map((slice) => ({ id: slice.id, ...maskOf(db, slice, population) })) };
  })();
  const tracked: TrackedSlice[] = [];
  for (const [at, { id, mask, reason }] of slices.entries()) {
    await pause(at / slices.length, 'counting');
    tracked.push({ id, reason, runs: mask === null ? [] : runs.map((run) => measure(truth, run, mask)) });
  }
  return tracked;
}

/** A predicate may name a run or a column that is gone: the others are measured nevertheless. */
function maskOf(db: Database, { query }: Slice, population: Uint8Array): { readonly mask: Uint8Array | null; readonly reason: string | null } {
  try {
    const mask = findMask(db, query);
    for (let item = 0; item < mask.length; item += 1) mask[item]! &= population[item]!;
    return { mask, reason: null };
  } catch (error) {
    if (error instanceof Refusal) return { mask: null, reason: error.message };
    throw error;
  }
}

function measure({ itemCount, classes, actual }: Truth, { runId, predicted }: RunPredictions, mask: Uint8Array): TrackedSlice['runs'][number] {
  const rows = selectRows({ itemCount, classCount: classes.length, actual, predicted }, mask);
  const margins = cellMargins(rows.cells);
  margins.fill(rows.counts);
  const right = margins.hits.reduce((sum, count) => sum + count, 0);
  const errors = rows.n - right;
  const rate = (count: number) => (rows.n === 0 ? null : count / rows.n);
  return { runId, support: rows.n, errors, errorRate: rate(errors), errorRateCi: toPair(wilsonInterval(errors, rows.n)), accuracy: rate(right), macroF1: rows.n === 0 ? null : macroF1(margins) };
}
