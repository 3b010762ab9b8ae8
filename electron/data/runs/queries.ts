import type { Database } from 'better-sqlite3';
import type { RunDetails, RunInfo } from '../../../shared/contract/runs';
import { Refusal } from '../refusal';

interface RunRow extends Omit<RunInfo, 'hyperparameters' | 'outOfSample' | 'hasProbabilities'> {
  readonly hyperparameters: string;
  readonly outOfSample: number | null;
  readonly hasProbabilities: number;
}

const SELECT = `
SELECT id AS runId, uid, name, model_version AS modelVersion, code_version AS codeVersion, hyperparameters, data_snapshot AS dataSnapshot, notes, out_of_sample AS outOfSample,
  file, created_at AS createdAt, predictions, probability_classes <> '[]' AS hasProbabilities
FROM run WHERE removed = 0`;

/** Newest first. */
export function listRuns(db: Database): RunInfo[] {
  return db.prepare<[], RunRow>(`${SELECT} ORDER BY created_at DESC, id DESC`).all().map(toInfo);
}

/** Refuses a run that is not there, or not any more. */
export function getRun(db: Database, runId: number): RunInfo {
  const row = db.prepare<[number], RunRow>(`${SELECT} AND id = ?`).get(runId);
  if (!row) throw new Refusal('unknownRun', 'This run is not in the project any more. Nothing was changed.');
  return toInfo(row);
}

export function saveRunDetails(db: Database, runId: number, details: RunDetails): void {
  refuseTakenName(db, details.name, runId);
  db.prepare(
    `UPDATE run SET name = @name, model_version = @modelVersion, code_version = @codeVersion, hyperparameters = @hyperparameters, data_snapshot = @dataSnapshot, notes = @notes, out_of_sample = @outOfSample
     WHERE id = @runId`,
  ).run({ ...details, runId, hyperparameters: JSON.stringify(details.hyperparameters), outOfSample: details.outOfSample === null ? null : Number(details.outOfSample) });
}

/** A removed run keeps its rows, so that undo brings it back. */
export function setRunRemoved(db: Database, runId: number, removed: boolean): void {
  if (!removed) refuseTakenName(db, db.prepare<[number], string>('SELECT name FROM run WHERE id = ?').pluck().get(runId) ?? '', runId);
  db.prepare('UPDATE run SET removed = ? WHERE id = ?').run(removed ? 1 : 0, runId);
}

/** Refuses a name that a present run other than this one has. */
export function refuseTakenName(db: Database, name: string, runId: number): void {
  if (db.prepare('SELECT 1 FROM run WHERE name = ? AND removed = 0 AND id <> ?').get(name, runId) === undefined) return;
  throw new Refusal('runExists', `Another run is called “${name.slice(0, 80)}”. Nothing was changed; give one of them another name first.`);
}

function toInfo({ hyperparameters, outOfSample, hasProbabilities, ...row }: RunRow): RunInfo {
  return { ...row, hyperparameters: JSON.parse(hyperparameters) as [string, string][], outOfSample: outOfSample === null ? null : outOfSample === 1, hasProbabilities: hasProbabilities === 1 };
}
