import type { Database } from 'better-sqlite3';
import type { Input, Output } from '../../../shared/contract';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import { readNumbers } from '../db/readNumbers';
import { type Acceptance, planAcceptance } from './planAcceptance';
import { getQueueName } from './queueOf';

/** What accepting would do, and how often the run was right on dev items that it is as sure of. */
export function previewAcceptance(db: Database, { queueId, automation }: Input<'automation.preview'>): Output<'automation.preview'> {
  getQueueName(db, queueId);
  const plan = planAcceptance(db, queueId, automation);
  const { waiting, accepted, audited, left } = plan;
  return { waiting, accepted: accepted.length, audited: audited.length, left, expected: expect(db, plan, automation.level === 'partial' ? automation.threshold : 0) };
}

function expect(db: Database, { truth, run: { predicted, probabilities } }: Acceptance, threshold: number): Output<'automation.preview'>['expected'] {
  // An item that was decided about has its gold label or none, whatever its answers say.
  const labels = readNumbers(db, ['item_id', 'label'], "SELECT item_id, ifnull(CASE WHEN decision IS NULL THEN answer_class_id ELSE gold_class_id END, 0) AS label FROM item_state WHERE split = 'dev' ORDER BY item_id");
  let [n, right] = [0, 0];
  for (let at = 0; at < labels.item_id.length; at += 1) {
    const item = labels.item_id[at]! - 1;
    const actual = truth.placeOf.get(labels.label[at]!) ?? -1;
    if (actual < 0 || predicted[item]! < 0 || !(probabilities!.confidence[item]! >= threshold)) continue;
    n += 1;
    if (predicted[item] === actual) right += 1;
  }
  const interval = wilsonInterval(right, n);
  return { n, right, rate: n === 0 ? null : right / n, rateCi: interval && [interval.low, interval.high] };
}
