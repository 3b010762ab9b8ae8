import type { Database } from 'better-sqlite3';
import type { GoldPlan } from '../../../shared/contract/settling';
import type { WriteContext, WriteOutcome } from '../handler';
import { readIds } from '../items/readIds';
import { Refusal } from '../refusal';
import type { GoldUndo } from './undo';
import { lastGoldSeq, writeGold } from './writeGold';

const NAMES: Readonly<Record<string, string>> = { unanimous: 'unanimous answers', majority: 'majority', wawa: 'weighted majority', 'dawid-skene': 'Dawid-Skene', 'one-coin': 'one-coin Dawid-Skene', mace: 'MACE' };

/** Writes what a rule decided elsewhere, from one state of the answers: items that were settled or answered since then are left as they are. */
export function applyPlan(db: Database, plan: GoldPlan, { by, annotatorId }: { readonly by: string; readonly annotatorId: number | null }, context: WriteContext): WriteOutcome<{ resolved: number; left: number }> {
  const { itemIds, labels, posteriors, classUids, method, annotationSeq } = plan;
  if (labels.length !== itemIds.length || (posteriors !== null && posteriors.length !== itemIds.length)) throw new Refusal('badPlan', 'The plan names other numbers of items and labels. Nothing was written; preview it again.');
  const known = new Map(db.prepare<[], [string, number]>('SELECT uid, id FROM class').raw().all());
  const classIds = classUids.map((uid) => known.get(uid));
  const undecided = new Set(readIds(db, 'SELECT item_id AS id FROM item_state WHERE decision IS NULL'));
  const answered = new Set(readIds(db, 'SELECT DISTINCT item_id AS id FROM annotation WHERE seq > ?', annotationSeq));
  const kept: number[] = [];
  itemIds.forEach((itemId, place) => {
    // deleting: an item that is named twice is written once
    if (!answered.has(itemId) && classIds[labels[place]!] !== undefined && undecided.delete(itemId)) kept.push(place);
  });
  const from = lastGoldSeq(db);
  const rows = { itemIds: kept.map((place) => itemIds[place]!), classId: (place: number) => classIds[labels[kept[place]!]!]!, reason: (place: number) => (posteriors === null ? '' : describePosterior(posteriors[kept[place]!]!)) };
  writeGold(db, rows, { decision: 'label', method, by, annotatorId }, context);
  const payload: GoldUndo = { from, to: lastGoldSeq(db), method, by };
  return {
    output: { resolved: kept.length, left: itemIds.length - kept.length },
    changed: ['gold', 'items'],
    undo: { type: 'gold', payload, title: `Settled ${kept.length} items by ${NAMES[method] ?? method}`, annotatorId },
  };
}

/** Four digits, never rounded up to certainty. */
function describePosterior(posterior: number): string {
  return `posterior ${posterior === 1 ? '1' : Math.min(0.9999, posterior).toFixed(4)}`;
}
