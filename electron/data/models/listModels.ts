import type { Database } from 'better-sqlite3';
import type { ModelDetails, TrainedModel } from '../../../shared/contract/models';
import { listRuns } from '../runs/queries';

/** Runs that were trained here, newest first. */
export function listModels(db: Database): TrainedModel[] {
  const models = new Map(db.prepare<[], { runId: number; labels: number; details: string }>('SELECT run_id AS runId, labels, details FROM model').all().map((row) => [row.runId, row]));
  return listRuns(db).flatMap((run) => {
    const model = models.get(run.runId);
    return model ? [{ run, labels: model.labels, details: JSON.parse(model.details) as ModelDetails }] : [];
  });
}
