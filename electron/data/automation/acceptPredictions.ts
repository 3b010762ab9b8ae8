import type { Database } from 'better-sqlite3';
import type { Output } from '../../../shared/contract';
import type { WriteContext, WriteOutcome } from '../handler';
import { takeItemsOut } from '../queues/leaveQueue';
import { Refusal } from '../refusal';
import { automationOf } from './automationOf';
import { planAcceptance } from './planAcceptance';
import { getQueueName } from './queueOf';
import type { AutomationUndo } from './undo';

/** Gives auto-labels to a queue's items; they leave it, and the ones drawn as checks stay for people. One undo takes all of it back. */
export function acceptPredictions(db: Database, queueId: number, { operationId, operationSeq, now }: WriteContext): WriteOutcome<Output<'automation.accept'>> {
  const name = getQueueName(db, queueId);
  const automation = automationOf(db, queueId);
  if (automation.level !== 'partial' && automation.level !== 'full') throw new Refusal('notAutomatic', `People decide about every item of the queue “${name}”. Nothing was accepted; set it to partial or full first.`);
  const { run, truth, accepted, audited, left } = planAcceptance(db, queueId, automation);
  if (accepted.length + audited.length === 0) throw new Refusal('nothingToAccept', `No item of the queue “${name}” that nobody has answered has a prediction that can be accepted. Nothing was changed; lower the threshold, or choose another run.`);
  const label = db.prepare('INSERT INTO auto_label (item_id, class_id, confidence, run_id, queue_id, operation_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const itemId of accepted) label.run(itemId, truth.classes[run.predicted[itemId - 1]!]!.id, run.probabilities!.confidence[itemId - 1]!, run.runId, queueId, operationId, now);
  const check = db.prepare('INSERT INTO queue_audit (queue_id, item_id, operation_id) VALUES (?, ?, ?)');
  for (const itemId of audited) check.run(queueId, itemId, operationId);
  takeItemsOut(db, queueId, new Set(accepted), operationSeq);
  const payload: AutomationUndo = { what: 'accepted', queueId, operationId };
  return {
    output: { accepted: accepted.length, audited: audited.length, left },
    changed: ['automation', 'queues', 'items', 'annotations', 'history'],
    undo: { type: 'automation', payload, title: `${accepted.length.toLocaleString('en')} auto-labels in the queue “${name}”`, annotatorId: null },
  };
}
