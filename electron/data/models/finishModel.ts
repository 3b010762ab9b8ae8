import type { Database } from 'better-sqlite3';
import type { Input } from '../../../shared/contract';
import { Refusal } from '../refusal';
import { refuseTakenName } from '../runs/queries';
import { getUnfinished } from './beginModel';

/** Shows a run whose predictions are all written, with its model. Its training items are among those it predicts, so it is not out of sample. */
export function finishModel(db: Database, { runId, notes, details, files }: Input<'models.finish'>, now: number): void {
  const { predictions } = getUnfinished(db, runId);
  if (predictions === 0) throw new Refusal('noPredictions', 'The model predicted nothing. Nothing was kept.');
  const names = files.map(({ name }) => name);
  if (new Set(names).size !== names.length || names.some((name) => !/^[\w-][\w.-]*$/.test(name))) throw new Refusal('badFileName', 'Files of a model have different names of letters, digits, dots and dashes. Nothing was kept.');
  refuseTakenName(db, db.prepare<[number], string>('SELECT name FROM run WHERE id = ?').pluck().get(runId)!, runId);
  db.prepare('UPDATE run SET removed = 0, hyperparameters = ?, data_snapshot = ?, notes = ?, out_of_sample = 0, created_at = ? WHERE id = ?').run(JSON.stringify(details.hyperparameters), details.snapshot, notes, now, runId);
  db.prepare('INSERT INTO model (run_id, labels, details) VALUES (?, ?, ?)').run(runId, details.trainItems, JSON.stringify(details));
  const insert = db.prepare('INSERT INTO model_file (run_id, name, bytes) VALUES (?, ?, ?)');
  for (const { name, bytes } of files) insert.run(runId, name, bytes);
}
