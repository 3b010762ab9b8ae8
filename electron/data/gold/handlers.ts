import type { Database } from 'better-sqlite3';
import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';
import { resolveGold } from './resolveGold';
import type { GoldUndo } from './undo';
import { lastGoldSeq, writeGold } from './writeGold';

export const goldScans: Pick<HandlerTable<'scan'>, 'gold.preview'> = {
  'gold.preview': (db, { method }) => {
    const { itemsOf, open } = resolveGold(db, method);
    return { resolved: countItems(itemsOf), open };
  },
};

export const goldWrites: Pick<HandlerTable<'write'>, 'gold.resolve' | 'gold.set'> = {
  'gold.resolve': (db, { annotatorId, method }, context) => {
    const by = nameOf(db, annotatorId);
    const { itemsOf, open } = resolveGold(db, method);
    const from = lastGoldSeq(db);
    for (const [classId, ids] of itemsOf) writeGold(db, Uint32Array.from(ids), { classId, method, by, annotatorId }, context);
    const resolved = countItems(itemsOf);
    const payload: GoldUndo = { from, to: lastGoldSeq(db), method, by };
    const title = `Settled ${resolved} items by ${method === 'unanimous' ? 'unanimous answers' : 'majority'}`;
    return { output: { resolved, open }, changed: ['gold', 'items'], undo: { type: 'gold', payload, title, annotatorId } };
  },
  'gold.set': (db, { annotatorId, itemId, classUid }, context) => {
    const item = db.prepare<[number], string>('SELECT external_id FROM item WHERE id = ?').pluck().get(itemId);
    if (item === undefined) throw new Refusal('unknownItem', `This project has no item ${itemId}. Nothing was changed; read the list again.`);
    const classId = classUid === null ? null : findClass(db, classUid);
    const by = nameOf(db, annotatorId);
    const from = lastGoldSeq(db);
    writeGold(db, Uint32Array.of(itemId), { classId, method: 'adjudicated', by, annotatorId }, context);
    const payload: GoldUndo = { from, to: lastGoldSeq(db), method: 'adjudicated', by };
    const title = classId === null ? `Took the gold label off ${item}` : `Decided the gold label of ${item}`;
    return { output: {}, changed: ['gold', 'items'], undo: { type: 'gold', payload, title, annotatorId, itemId } };
  },
};

function countItems(itemsOf: ReadonlyMap<number, readonly number[]>): number {
  return [...itemsOf.values()].reduce((sum, items) => sum + items.length, 0);
}

function findClass(db: Database, uid: string): number {
  const found = db.prepare<[string], { id: number; name: string; retired: number }>('SELECT id, name, retired FROM class WHERE uid = ?').get(uid);
  if (!found) throw new Refusal('unknownClass', 'The label schema has no such class any more. The gold label was left as it is; choose one of the present classes.');
  if (found.retired) throw new Refusal('retiredClass', `“${found.name}” is retired and takes no new labels. The gold label was left as it is; choose one of the present classes.`);
  return found.id;
}

/** Who decides, as the history keeps it: a method run by nobody in particular is Goldset's. */
function nameOf(db: Database, annotatorId: number | null): string {
  if (annotatorId === null) return 'Goldset';
  const name = db.prepare<[number], string>('SELECT name FROM annotator WHERE id = ?').pluck().get(annotatorId);
  if (name === undefined) throw new Refusal('unknownAnnotator', 'This project has no such annotator. Nothing was changed; choose who you are.');
  return name;
}
