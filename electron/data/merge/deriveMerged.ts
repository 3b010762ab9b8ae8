import type { Database } from 'better-sqlite3';
import type { MergeConflict } from '../../../shared/contract/packages';
import { describeFound } from '../../../shared/import/describeFound';
import { recountAnnotators } from '../annotations/annotatorCounts';
import { deriveStanding } from '../annotations/derivePresent';
import type { PresentAnswer } from '../annotations/eventWriter';
import { refreshItemStates } from '../annotations/itemStates';
import { extendOverlaps } from '../assignments/extendOverlap';
import { deriveDecisions } from '../gold/deriveDecision';
import { effectiveClass } from '../labelSchema/effectiveClass';
import { rebuildPlaces } from '../queues/places';

const LISTED = 100;
const GROUPS_A_STEP = 5_000;

export interface Derived {
  readonly conflicts: number;
  /** At most 100. */
  readonly listed: readonly MergeConflict[];
}

/** Tables of the connection's own in which a merge notes what it touches. */
export function beginMerge(db: Database): void {
  endMerge(db);
  db.exec(`
CREATE TEMP TABLE merge_group (item_id INTEGER NOT NULL, annotator_id INTEGER NOT NULL, PRIMARY KEY (item_id, annotator_id)) WITHOUT ROWID;
CREATE TEMP TABLE merge_decided (item_id INTEGER PRIMARY KEY);
`);
}

export function endMerge(db: Database): void {
  for (const table of ['merge_group', 'merge_decided', 'merge_new', 'merge_place']) db.exec(`DROP TABLE IF EXISTS temp.${table}`);
}

/**
 * Brings everything derived up to date with what came in: present answers and decisions of what was touched, item states, counts,
 * places in queues. Counts the groups in which two answers stand that did not know of each other and differ.
 */
export async function deriveMerged(db: Database, pause: (share: number) => Promise<void>): Promise<Derived> {
  const listed: MergeConflict[] = [];
  let conflicts = 0;
  const answers = await derivePresentAnswers(db, listed, (share) => pause(0.6 * share));
  conflicts += answers;
  conflicts += deriveGold(db, listed);
  await pause(0.6);
  const annotators = db.prepare<[], number>('SELECT DISTINCT annotator_id FROM temp.merge_group').pluck().all();
  recountAnnotators(db, annotators);
  rebuildPlaces(db, annotators);
  await pause(0.7);
  const items = db.prepare<[], number>('SELECT DISTINCT item_id FROM temp.merge_group').pluck().all();
  refreshItemStates(db, items);
  extendOverlaps(db, items);
  await pause(1);
  return { conflicts, listed };
}

async function derivePresentAnswers(db: Database, listed: MergeConflict[], pause: (share: number) => Promise<void>): Promise<number> {
  // Most groups have one event: what it says stands, without looking at each.
  const single = `SELECT g.item_id, g.annotator_id, a.seq, a.kind, ${effectiveClass('a.class_id')} FROM temp.merge_group g CROSS JOIN annotation a ON a.item_id = g.item_id AND a.annotator_id = g.annotator_id
    WHERE a.kind <> 'withdraw' AND NOT EXISTS (SELECT 1 FROM annotation b WHERE b.item_id = g.item_id AND b.annotator_id = g.annotator_id AND b.seq <> a.seq)`;
  db.exec(`INSERT INTO current_label (item_id, annotator_id, seq, kind, class_id) ${single}`);
  await pause(0.3);
  const others = db
    .prepare<[], [number, number]>(
      `SELECT g.item_id, g.annotator_id FROM temp.merge_group g WHERE (SELECT count(*) FROM annotation a WHERE a.item_id = g.item_id AND a.annotator_id = g.annotator_id) > 1 ORDER BY g.item_id, g.annotator_id`,
    )
    .raw()
    .all();
  const set = db.prepare(
    `INSERT INTO current_label (item_id, annotator_id, seq, kind, class_id) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (item_id, annotator_id) DO UPDATE SET seq = excluded.seq, kind = excluded.kind, class_id = excluded.class_id`,
  );
  const clear = db.prepare('DELETE FROM current_label WHERE item_id = ? AND annotator_id = ?');
  let conflicts = 0;
  for (const [index, [itemId, annotatorId]] of others.entries()) {
    const { present, heads } = deriveStanding(db, itemId, annotatorId);
    if (present) set.run(itemId, annotatorId, present.seq, present.kind, present.class_id);
    else clear.run(itemId, annotatorId);
    const rivals = heads.filter((head) => head.kind !== present!.kind || head.class_id !== present!.class_id);
    if (rivals.length > 0) {
      conflicts += 1;
      if (listed.length < LISTED) listed.push(describeAnswers(db, itemId, annotatorId, [present!, ...rivals]));
    }
    if (index % GROUPS_A_STEP === 0) await pause(0.3 + (0.7 * index) / others.length);
  }
  return conflicts;
}

function deriveGold(db: Database, listed: MergeConflict[]): number {
  const set = db.prepare('UPDATE item_state SET decision = ?, gold_class_id = ? WHERE item_id = ?');
  let conflicts = 0;
  for (const itemId of db.prepare<[], number>('SELECT item_id FROM temp.merge_decided').pluck().all()) {
    const { present, heads } = deriveDecisions(db, itemId);
    const isOpen = !present || present.kind === 'open';
    set.run(isOpen ? null : present.kind, isOpen ? null : present.classId, itemId);
    const rivals = heads.filter((head) => head.kind !== present!.kind || head.classId !== present!.classId);
    if (rivals.length === 0) continue;
    conflicts += 1;
    if (listed.length >= LISTED) continue;
    const item = externalId(db, itemId);
    const answers = [present!, ...rivals].map(({ kind, classId }) => (kind === 'label' ? className(db, classId) : kind));
    listed.push({ kind: 'gold', item, annotator: null, answers, message: `The item “${describeFound(item)}” was decided differently: ${quoteAll(answers)}. What stands here is “${answers[0]!}”.` });
  }
  return conflicts;
}

function describeAnswers(db: Database, itemId: number, annotatorId: number, answers: readonly PresentAnswer[]): MergeConflict {
  const item = externalId(db, itemId);
  const annotator = db.prepare<[number], string>('SELECT name FROM annotator WHERE id = ?').pluck().get(annotatorId)!;
  const names = answers.map(({ kind, class_id: classId }) => (kind === 'label' ? className(db, classId) : kind));
  return { kind: 'answer', item, annotator, answers: names, message: `${annotator} answered the item “${describeFound(item)}” differently in two copies: ${quoteAll(names)}. “${names[0]!}” counts; both stay in the history.` };
}

const externalId = (db: Database, itemId: number) => db.prepare<[number], string>('SELECT external_id FROM item WHERE id = ?').pluck().get(itemId)!;
const className = (db: Database, classId: number | null) => db.prepare<[number | null], string>('SELECT name FROM class WHERE id = ?').pluck().get(classId) ?? '?';
const quoteAll = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');
