import type { Database } from 'better-sqlite3';
import type { AssignmentRequest } from '../../../shared/contract/assignments';
import { planAssignments, type AssignmentPlan } from '../../../shared/sampling/planAssignments';
import { getAnnotator } from '../annotators/queries';
import { resolveSelection } from '../items/resolveSelection';
import { Refusal } from '../refusal';

export interface PlannedWork {
  /** Selected items, in the order of the selection. */
  readonly items: Uint32Array;
  readonly annotators: readonly { readonly id: number; readonly name: string }[];
  /** Items as their places in `items`, annotators as theirs in `annotators`. */
  readonly plan: AssignmentPlan;
}

/** Shares the selected items out. Who has answered an item, or has it in an open queue of their own, counts towards its overlap. */
export function planWork(db: Database, { selection, annotators: wanted, rule, order, seed }: AssignmentRequest): PlannedWork {
  const annotators = wanted.map(({ annotatorId }) => getAnnotator(db, annotatorId));
  const imported = annotators.find((annotator) => annotator.imported);
  if (imported) throw new Refusal('importedAnnotator', `“${imported.name}” came with an import and labels nothing here. Nothing was changed; choose people.`);
  if (new Set(annotators.map(({ id }) => id)).size < annotators.length) throw new Refusal('badPlan', 'An annotator is named twice. Nothing was changed.');
  if (rule.kind === 'untilAgreement' && rule.max < rule.start) throw new Refusal('badPlan', `An item that starts with ${rule.start} annotators cannot end with ${rule.max}. Nothing was changed.`);
  const items = resolveSelection(db, selection);
  const { held, heldByOthers } = readHolders(db, items, annotators.map(({ id }) => id));
  return { items, annotators, plan: planAssignments({ items: items.length, capacities: wanted.map(({ capacity }) => capacity), rule, order, seed, held, heldByOthers }) };
}

function readHolders(db: Database, items: Uint32Array, annotatorIds: readonly number[]): { held: (readonly [item: number, annotator: number])[]; heldByOthers: Uint16Array } {
  const placeOf = new Int32Array(items.reduce((most, id) => Math.max(most, id), 0) + 1).fill(-1);
  items.forEach((id, place) => (placeOf[id] = place));
  const annotatorAt = new Map(annotatorIds.map((id, place) => [id, place]));
  const held: (readonly [number, number])[] = [];
  const heldByOthers = new Uint16Array(items.length);
  for (const sql of [ANSWERED, ASSIGNED]) {
    for (const [itemId, annotatorId] of db.prepare<[], [number, number]>(sql).raw().iterate()) {
      const place = placeOf[itemId] ?? -1;
      if (place < 0) continue;
      const annotator = annotatorAt.get(annotatorId);
      if (annotator === undefined) heldByOthers[place]! += 1;
      else held.push([place, annotator]);
    }
  }
  return { held, heldByOthers };
}

const ANSWERED = "SELECT item_id, annotator_id FROM current_label WHERE kind <> 'skip' ORDER BY item_id, annotator_id";
const ASSIGNED = `
  SELECT DISTINCT i.item_id, q.annotator_id FROM queue q JOIN queue_item i ON i.queue_id = q.id
  WHERE q.annotator_id IS NOT NULL AND q.removed = 0
    AND NOT EXISTS (SELECT 1 FROM gold_question g WHERE g.queue_id = i.queue_id AND g.item_id = i.item_id)
    AND NOT EXISTS (SELECT 1 FROM current_label l WHERE l.item_id = i.item_id AND l.annotator_id = q.annotator_id AND l.kind <> 'skip')
  ORDER BY 1, 2`;
