import type { Database } from 'better-sqlite3';
import type { Decision } from '../../../shared/domain/annotation';
import { addExample } from '../../../shared/guideline/addExample';
import { describeExample } from '../../../shared/guideline/describeExample';
import { getGuideline, saveGuideline } from '../guideline/queries';
import type { HandlerTable, WriteContext } from '../handler';
import { findItemContent } from '../items/itemContent';
import { Refusal } from '../refusal';
import { applyPlan } from './applyPlan';
import { planGold } from './planGold';
import { readGoldHistory } from './readGoldHistory';
import { resolveGold } from './resolveGold';
import type { GoldUndo } from './undo';
import { type GoldDecision, type GoldRows, lastGoldSeq, writeGold } from './writeGold';

export const goldReads: Pick<HandlerTable<'read'>, 'gold.history'> = {
  'gold.history': (db, { itemId }) => readGoldHistory(db, itemId),
};

export const goldAnalyses: Pick<HandlerTable<'analysis'>, 'gold.preview' | 'gold.plan'> = {
  'gold.preview': async (db, rule, control) => {
    const { plan, open } = await planGold(db, rule, control);
    const counts = new Uint32Array(plan.classUids.length);
    for (const label of plan.labels) counts[label]! += 1;
    return { resolved: plan.itemIds.length, open, classes: plan.classUids.map((classUid, place) => ({ classUid, items: counts[place]! })).filter(({ items }) => items > 0) };
  },
  'gold.plan': planGold,
};

type GoldWrite = 'gold.apply' | 'gold.resolve' | 'gold.set' | 'gold.decide' | 'gold.reopen';
export const goldWrites: Pick<HandlerTable<'write'>, GoldWrite> = {
  'gold.apply': (db, { annotatorId, plan }, context) => applyPlan(db, plan, { by: nameOf(db, annotatorId), annotatorId }, context),
  'gold.resolve': (db, { annotatorId, method }, context) => {
    const by = nameOf(db, annotatorId);
    const { itemsOf, open } = resolveGold(db, method);
    const pairs = [...itemsOf].flatMap(([classId, ids]) => ids.map((id) => [id, classId] as const));
    const rows: GoldRows = { itemIds: pairs.map(([id]) => id), classId: (place) => pairs[place]![1], reason: () => '' };
    const undo = decide(db, rows, { decision: 'label', method, by, annotatorId }, context);
    const resolved = pairs.length;
    const title = `Settled ${resolved} items by ${method === 'unanimous' ? 'unanimous answers' : 'majority'}`;
    return { output: { resolved, open }, changed: ['gold', 'items'], undo: { type: 'gold', payload: undo, title, annotatorId } };
  },
  'gold.set': (db, { annotatorId, itemId, classUid }, context) => {
    const item = findItem(db, itemId);
    const found = classUid === null ? null : findClass(db, classUid);
    const undo = decide(db, single(itemId, found?.id ?? null, ''), { decision: found === null ? 'open' : 'label', method: 'adjudicated', by: nameOf(db, annotatorId), annotatorId }, context);
    const title = found === null ? `Took the gold label off ${item}` : `Decided the gold label of ${item}`;
    return { output: {}, changed: ['gold', 'items'], undo: { type: 'gold', payload: undo, title, annotatorId, itemId } };
  },
  'gold.decide': (db, { annotatorId, itemId, decision, classUid, reason, asExample }, context) => {
    const item = findItem(db, itemId);
    if ((decision === 'label') !== (classUid !== null)) throw new Refusal('badDecision', 'A decision for a label names its class, every other one names none. Nothing was decided.');
    const found = classUid === null ? null : findClass(db, classUid);
    const undo = decide(db, single(itemId, found?.id ?? null, reason), { decision, method: 'adjudicated', by: nameOf(db, annotatorId), annotatorId }, context);
    const decided = found?.name ?? DECIDED[decision];
    const example = asExample ? makeExample(db, itemId, { decided, reason }, context.now) : null;
    return {
      output: { guidelineVersion: example?.version ?? null },
      changed: example ? ['gold', 'items', 'guideline', 'project'] : ['gold', 'items'],
      undo: { type: 'gold', payload: example ? { ...undo, example } : undo, title: `Decided ${item}: ${decided}`, annotatorId, itemId },
    };
  },
  'gold.reopen': (db, { annotatorId, itemId, reason }, context) => {
    const item = findItem(db, itemId);
    if (db.prepare<[number], string | null>('SELECT decision FROM item_state WHERE item_id = ?').pluck().get(itemId) === null) throw new Refusal('isOpen', `Nothing is decided about ${item}, so there is nothing to open again.`);
    const undo = decide(db, single(itemId, null, reason), { decision: 'open', method: 'adjudicated', by: nameOf(db, annotatorId), annotatorId }, context);
    return { output: {}, changed: ['gold', 'items'], undo: { type: 'gold', payload: undo, title: `Opened ${item} again`, annotatorId, itemId } };
  },
};

const DECIDED: Readonly<Record<Decision, string>> = { label: 'label', ambiguous: 'truly ambiguous', nobodyRight: 'no class fits' };

function single(itemId: number, classId: number | null, reason: string): GoldRows {
  return { itemIds: [itemId], classId: () => classId, reason: () => reason };
}

/** Writes a decision and says how to take it back. */
function decide(db: Database, rows: GoldRows, decision: GoldDecision, context: WriteContext): GoldUndo {
  const from = lastGoldSeq(db);
  writeGold(db, rows, decision, context);
  return { from, to: lastGoldSeq(db), method: decision.method, by: decision.by };
}

/** Appends the item to the guideline's examples; the version made and the line it got. */
function makeExample(db: Database, itemId: number, { decided, reason }: { readonly decided: string; readonly reason: string }, now: number): { readonly version: number; readonly text: string } {
  const { externalId, text: itemText, media, features } = findItemContent(db, itemId)!;
  const item = itemText ?? media?.name ?? features.map(({ name, value }) => `${name}: ${value}`).join(' · ');
  const text = describeExample({ item, externalId, decided, reason });
  return { version: saveGuideline(db, addExample(getGuideline(db).markdown, text), now).version, text };
}

function findItem(db: Database, itemId: number): string {
  const item = db.prepare<[number], string>('SELECT external_id FROM item WHERE id = ?').pluck().get(itemId);
  if (item === undefined) throw new Refusal('unknownItem', `This project has no item ${itemId}. Nothing was changed; read the list again.`);
  return item;
}

function findClass(db: Database, uid: string): { readonly id: number; readonly name: string } {
  const found = db.prepare<[string], { id: number; name: string; retired: number }>('SELECT id, name, retired FROM class WHERE uid = ?').get(uid);
  if (!found) throw new Refusal('unknownClass', 'The label schema has no such class any more. The gold label was left as it is; choose one of the present classes.');
  if (found.retired) throw new Refusal('retiredClass', `“${found.name}” is retired and takes no new labels. The gold label was left as it is; choose one of the present classes.`);
  return found;
}

/** Who decides, as the history keeps it: a method run by nobody in particular is Goldset's. */
function nameOf(db: Database, annotatorId: number | null): string {
  if (annotatorId === null) return 'Goldset';
  const name = db.prepare<[number], string>('SELECT name FROM annotator WHERE id = ?').pluck().get(annotatorId);
  if (name === undefined) throw new Refusal('unknownAnnotator', 'This project has no such annotator. Nothing was changed; choose who you are.');
  return name;
}
