import type { Database } from 'better-sqlite3';
import type { QueueAutomation } from '../../../shared/contract/automation';
import { createRandom } from '../../../shared/sampling/random';
import { shuffle } from '../../../shared/sampling/shuffle';
import { loadRun, type RunPredictions } from '../evaluation/loadRun';
import { loadTruth, type Truth } from '../evaluation/loadTruth';
import { readIds } from '../items/readIds';
import { Refusal } from '../refusal';
import { refuseConstantScores } from './refuseConstantScores';

/** What accepting the predictions of a run gives: row ids of items. */
export interface Acceptance {
  readonly run: RunPredictions;
  readonly truth: Truth;
  /** Of the queue, nobody has answered them or decided about them. */
  readonly waiting: number;
  readonly accepted: readonly number[];
  /** Drawn by chance among those that would have been accepted: for people. */
  readonly audited: readonly number[];
  /** For people too: what the model is not sure enough of, and checks of earlier acceptances. With `accepted` and `audited` this is `waiting`. */
  readonly left: number;
}

/**
 * Of a queue's items that nobody has answered (a skip or a mark of ambiguity is an answer), those that the model is sure enough of: with `partial` at least `threshold`, with `full`
 * whatever its confidence. `auditShare` of them, rounded up, are drawn by `seed` as checks for people; the others are accepted. Items drawn earlier, or at random when the queue's batch was chosen, stay checks. Abstain
 * and retired classes are not accepted. The same queue, run and seed give the same.
 */
export function planAcceptance(db: Database, queueId: number, { level, runId, threshold, auditShare, seed }: QueueAutomation): Acceptance {
  if (runId === null) throw new Refusal('noRun', 'No run is chosen whose predictions are to be used. Choose one.');
  const truth = loadTruth(db);
  const run = loadRun(db, runId, truth);
  const { probabilities, predicted } = run;
  if (probabilities === null) throw new Refusal('noProbabilities', `The run “${run.name}” has predicted classes only, so nobody knows how sure it is. Choose a run with probabilities.`);
  refuseConstantScores(run, truth.classes.length);
  const waiting = listWaiting(db, queueId);
  const checks = new Set(readIds(db, 'SELECT item_id AS id FROM queue_audit WHERE queue_id = ? UNION SELECT item_id FROM sampled_item WHERE queue_id = ? AND audit = 1', queueId, queueId));
  const isTaken = (id: number) => {
    const place = predicted[id - 1]!;
    return place >= 0 && !truth.classes[place]!.retired && (level === 'full' || probabilities.confidence[id - 1]! >= threshold) && !checks.has(id);
  };
  const sure = level === 'partial' || level === 'full' ? Array.from(waiting.filter(isTaken)) : [];
  const drawn = shuffle([...sure], createRandom(seed)).slice(0, Math.ceil(sure.length * auditShare));
  const audited = new Set(drawn);
  const accepted = sure.filter((id) => !audited.has(id));
  return { run, truth, waiting: waiting.length, accepted, audited: sure.filter((id) => audited.has(id)), left: waiting.length - sure.length };
}

function listWaiting(db: Database, queueId: number): Uint32Array {
  return readIds(
    db,
    `SELECT q.item_id AS id FROM queue_item q JOIN item_state s ON s.item_id = q.item_id
     WHERE q.queue_id = ? AND s.decision IS NULL AND NOT EXISTS (SELECT 1 FROM current_label l WHERE l.item_id = q.item_id) AND NOT EXISTS (SELECT 1 FROM auto_label a WHERE a.item_id = q.item_id)
     ORDER BY q.item_id`,
    queueId,
  );
}
