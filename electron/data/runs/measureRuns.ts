import type { Database } from 'better-sqlite3';
import type { RunMetrics } from '../../../shared/contract/runs';
import type { ItemQuery } from '../../../shared/domain/itemQuery';
import { toPair } from '../agreement/measurePart';
import { readCosts } from '../evaluation/costs';
import { findMask } from '../evaluation/findMask';
import { loadRun } from '../evaluation/loadRun';
import { loadTruth } from '../evaluation/loadTruth';
import { measureHeadline } from '../evaluation/measureHeadline';
import type { AnalysisControl } from '../handler';
import { Refusal } from '../refusal';
import { listRuns } from './queries';

/**
 * The headline figures of every run over the items that a query finds. Gold labels are read in one go; runs, which never change, one after another, so that many of
 * them need no more memory than one.
 */
export async function measureRuns(db: Database, query: ItemQuery, { pause }: AnalysisControl): Promise<RunMetrics[]> {
  const { truth, mask, costs, runs } = db.transaction(() => ({ truth: loadTruth(db), mask: findMask(db, query), costs: readCosts(db), runs: listRuns(db) }))();
  const measured: RunMetrics[] = [];
  for (const { runId } of runs) {
    if (!db.open) throw new Refusal('cancelled', 'The project was closed meanwhile.');
    const { rows, accuracy, accuracyInterval, macro, balanced, mcc, kappa, logLoss, brier, calibration, cost } = measureHeadline(truth, loadRun(db, runId, truth), mask, costs);
    measured.push({
      runId,
      n: rows.n,
      abstained: rows.abstained,
      missing: rows.missingGold + rows.missingPrediction,
      accuracy: accuracy.value,
      accuracyCi: toPair(accuracyInterval),
      macroF1: macro.f1,
      balancedAccuracy: balanced.value,
      mcc: mcc.value,
      cohenKappa: kappa.value,
      logLoss: logLoss.value,
      brier: brier.value,
      ece: calibration?.ece.value ?? null,
      cost: cost?.mean.value ?? null,
    });
    await pause(measured.length / runs.length, 'runs');
  }
  return measured;
}
