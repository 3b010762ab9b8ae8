import type { Database } from 'better-sqlite3';
import { OUTCOMES } from '../../../shared/domain/itemQuery';
import { keptWhileUnchanged } from '../db/keptWhileUnchanged';
import { readNumbers } from '../db/readNumbers';

const RIGHT = OUTCOMES.indexOf('right');
const WRONG = OUTCOMES.indexOf('wrong');
const ABSTAINED = OUTCOMES.indexOf('abstained');
const MISSING = OUTCOMES.indexOf('missing');

const kept = keptWhileUnchanged((): Map<number, Uint8Array> => new Map());

/**
 * How a run did on each item, as a place in OUTCOMES at the item's id: `missing` without a gold label or a prediction, `abstained` where
 * either is an abstain class, else `right` or `wrong`. Merged classes count as what they were merged into.
 */
export function readOutcomes(db: Database, runId: number): Uint8Array {
  const runs = kept(db);
  let outcomes = runs.get(runId);
  if (!outcomes) runs.set(runId, (outcomes = compute(db, runId)));
  return outcomes;
}

function compute(db: Database, runId: number): Uint8Array {
  const classes = db.prepare<[], { id: number; effective: number; abstain: number }>('SELECT c.id, e.id AS effective, e.abstain FROM class c JOIN class e ON e.id = ifnull(c.merged_into, c.id)').all();
  const effective = new Map(classes.map((entry) => [entry.id, entry.effective]));
  const abstains = new Set(classes.filter(({ abstain }) => abstain === 1).map(({ id }) => id));
  const gold = readNumbers(db, ['item_id', 'gold_class_id'], 'SELECT item_id, gold_class_id FROM item_state WHERE gold_class_id IS NOT NULL ORDER BY item_id');
  const predicted = readNumbers(db, ['item_id', 'class_id'], 'SELECT item_id, class_id FROM prediction WHERE run_id = ? ORDER BY item_id', runId);
  const maxId = db.prepare<[], number>('SELECT ifnull(max(item_id), 0) FROM item_state').pluck().get()!;
  const goldOf = new Int32Array(maxId + 1);
  for (let at = 0; at < gold.item_id.length; at += 1) goldOf[gold.item_id[at]!] = gold.gold_class_id[at]!;
  const outcomes = new Uint8Array(maxId + 1).fill(MISSING);
  for (let at = 0; at < predicted.item_id.length; at += 1) {
    const id = predicted.item_id[at]!;
    const truth = goldOf[id]!;
    if (truth === 0) continue;
    const answer = predicted.class_id[at]!;
    outcomes[id] = abstains.has(truth) || abstains.has(answer) ? ABSTAINED : effective.get(truth) === effective.get(answer) ? RIGHT : WRONG;
  }
  return outcomes;
}
