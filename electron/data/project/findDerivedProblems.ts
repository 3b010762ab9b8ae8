import type { Database } from 'better-sqlite3';
import { derivePresent } from '../annotations/derivePresent';
import { findStaleItemStates } from '../annotations/itemStates';
import { deriveDecision } from '../gold/deriveDecision';
import { effectiveClass } from '../labelSchema/effectiveClass';
import { ALL_ITEMS_QUEUE, runsQuery } from '../queues/answeredRuns';
import { countAnswers } from '../queues/places';

/** What the log says each annotator's present answer is: the newest event that was not withdrawn, counted as the class that its own was merged into. */
const PRESENT = `
  SELECT item_id, annotator_id, seq, kind, ${effectiveClass('class_id')} AS class_id FROM (
    SELECT item_id, annotator_id, max(seq) AS seq, kind, class_id FROM annotation
    WHERE kind <> 'withdraw' AND uid NOT IN (SELECT refers_to FROM annotation WHERE kind = 'withdraw') GROUP BY item_id, annotator_id)`;
const COUNTS = `
  SELECT annotator_id, count(*) FILTER (WHERE kind = 'label'), count(*) FILTER (WHERE kind = 'ambiguous'), count(*) FILTER (WHERE kind = 'skip')
  FROM current_label GROUP BY annotator_id`;
const GOLD = `SELECT item_id, decision, ${effectiveClass('class_id')} FROM (SELECT item_id, max(seq), decision, class_id FROM gold_event GROUP BY item_id) WHERE decision <> 'open'`;

/** Compares everything that is derived with what it is derived from; one sentence a kind of difference. */
export function findDerivedProblems(db: Database): string[] {
  const problems: string[] = [];
  const compare = (what: string, wanted: string, stored: string, parameters: object = {}) => {
    const differences = db.prepare<object, number>(`SELECT (SELECT count(*) FROM (${wanted} EXCEPT ${stored})) + (SELECT count(*) FROM (${stored} EXCEPT ${wanted}))`).pluck().get(parameters)!;
    if (differences > 0) problems.push(`${what}: ${differences} rows differ from what they are derived from.`);
  };
  const wrong = findWrongAnswers(db);
  if (wrong > 0) problems.push(`Present answers: ${wrong} rows differ from what they are derived from.`);
  compare('Counts of annotators', COUNTS, 'SELECT annotator_id, labels, ambiguous, skipped FROM annotator_count WHERE labels + ambiguous + skipped > 0');
  const undecided = findWrongDecisions(db);
  if (undecided > 0) problems.push(`Gold labels: ${undecided} rows differ from what they are derived from.`);
  const chained = db.prepare<[], number>('SELECT count(*) FROM class c JOIN class target ON target.id = c.merged_into WHERE target.merged_into IS NOT NULL').pluck().get()!;
  if (chained > 0) problems.push(`Merged classes: ${chained} are merged into a class that is merged itself.`);
  compare('Items', 'SELECT id FROM item', 'SELECT item_id FROM item_state');

  const stale = [...findStaleItemStates(db)].length;
  if (stale > 0) problems.push(`Item states: ${stale} differ from the present answers.`);

  const places = db.prepare<[], PlaceRow>('SELECT annotator_id, queue_id, labelled, skipped FROM queue_place').all();
  for (const { annotator_id: annotatorId, queue_id: queueId, ...counters } of places) {
    const at = `Queue ${queueId} of annotator ${annotatorId}`;
    const counted = countAnswers(db, annotatorId, queueId);
    if (counted.labelled !== counters.labelled || counted.skipped !== counters.skipped) problems.push(`${at}: its counters differ from the present answers.`);
    compare(at, runsQuery(queueId), 'SELECT first, last FROM answered_run WHERE annotator_id = @annotatorId AND queue_id = @queueId', { annotatorId, queueId });
  }

  const { items, last, indexed } = db.prepare<[], { items: number; last: number; indexed: number }>('SELECT count(*) AS items, coalesce(max(id), 0) AS last, (SELECT count(*) FROM item_search) AS indexed FROM item').get()!;
  if (items !== last) problems.push(`Items are numbered up to ${last}, but there are ${items}: queue ${ALL_ITEMS_QUEUE} has gaps.`);
  if (indexed !== items) problems.push(`The search index has ${indexed} entries for ${items} items.`);
  return problems;
}

/** The newest is the one that stands, but for groups in which logs met that did not know of each other: those are looked at one by one. */
function findWrongAnswers(db: Database): number {
  const stored = 'SELECT item_id, annotator_id, seq, kind, class_id FROM current_label';
  const differing = db.prepare<[], [number, number]>(`SELECT DISTINCT item_id, annotator_id FROM (SELECT * FROM (${PRESENT} EXCEPT ${stored}) UNION ALL SELECT * FROM (${stored} EXCEPT ${PRESENT}))`).raw().all();
  const present = db.prepare<[number, number], { seq: number; kind: string; class_id: number | null }>('SELECT seq, kind, class_id FROM current_label WHERE item_id = ? AND annotator_id = ?');
  return differing.filter(([itemId, annotatorId]) => {
    const wanted = derivePresent(db, itemId, annotatorId);
    const found = present.get(itemId, annotatorId);
    return wanted?.seq !== found?.seq || wanted?.kind !== found?.kind || wanted?.class_id !== found?.class_id;
  }).length;
}

function findWrongDecisions(db: Database): number {
  const stored = 'SELECT item_id, decision, gold_class_id FROM item_state WHERE decision IS NOT NULL OR gold_class_id IS NOT NULL';
  const differing = db.prepare<[], number>(`SELECT DISTINCT item_id FROM (SELECT * FROM (${GOLD} EXCEPT ${stored}) UNION ALL SELECT * FROM (${stored} EXCEPT ${GOLD}))`).pluck().all();
  const state = db.prepare<[number], { decision: string | null; classId: number | null }>('SELECT decision, gold_class_id AS classId FROM item_state WHERE item_id = ?');
  return differing.filter((itemId) => {
    const wanted = deriveDecision(db, itemId);
    const found = state.get(itemId);
    return wanted.decision !== (found?.decision ?? null) || wanted.classId !== (found?.classId ?? null);
  }).length;
}

interface PlaceRow {
  readonly annotator_id: number;
  readonly queue_id: number;
  readonly labelled: number;
  readonly skipped: number;
}
