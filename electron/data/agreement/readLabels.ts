import type { Database } from 'better-sqlite3';
import type { LabelMatrix } from '../../../shared/agreement/labelMatrix';
import { GOLD_METHODS } from '../../../shared/domain/annotation';
import { keptWhileUnchanged } from '../db/keptWhileUnchanged';
import { readNumbers } from '../db/readNumbers';
import { IS_ONE_LINE, standingSeq } from '../gold/standingDecision';
import { Refusal } from '../refusal';

/** What a matrix can number. */
const MOST = 65_536;
export const NO_METHOD = 255;

export interface LabelAnnotator {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly imported: boolean;
}

export interface MatrixClass {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly retired: boolean;
}

/** The present answers of a project as numbers, and what the numbers stand for. */
export interface ProjectLabels {
  readonly matrix: LabelMatrix;
  /** Row id of each item of the matrix, ascending. Only items that have a label are in it. */
  readonly itemIds: Uint32Array;
  /** Those who gave at least one label, in order of joining. */
  readonly annotators: readonly LabelAnnotator[];
  /** All classes that are no abstain classes, in schema order; ones that were merged away are not there. */
  readonly classes: readonly MatrixClass[];
  /** Class of the gold label of each item, -1 where there is none (or it is an abstain class). */
  readonly gold: Int32Array;
  /** How each gold label came to be: place in GOLD_METHODS, `NO_METHOD` where there is none. */
  readonly goldMethod: Uint8Array;
  /** Present answers of an abstain class, which are left out. */
  readonly abstained: number;
}

/**
 * Every annotator's present label of every item: marks of ambiguity and skips are no labels, abstain answers are counted and left
 * out. Kept until the file changes (a million labels are read in a fifth of a second). Call it inside a transaction together with
 * whatever else must see the same answers. Throws `Refusal` above 65,536 annotators or classes.
 */
export const readLabels: (db: Database) => ProjectLabels = keptWhileUnchanged(read);

function read(db: Database): ProjectLabels {
  const { classes, indexOf: classOf } = readClasses(db);
  const rows = readNumbers(db, ['item_id', 'annotator_id', 'class_id'], "SELECT item_id, annotator_id, class_id FROM current_label WHERE kind = 'label' AND class_id IS NOT NULL ORDER BY item_id, annotator_id");
  const places = toTable(classOf);
  const annotators = readAnnotators(db, rows.annotator_id, rows.class_id, places);
  if (annotators.length > MOST || classes.length > MOST) throw new Refusal('tooMany', `Agreement can be computed for at most ${MOST.toLocaleString('en')} annotators and classes; this project has ${annotators.length.toLocaleString('en')} and ${classes.length.toLocaleString('en')}.`);
  const annotatorOf = toTable(new Map(annotators.map(({ id }, index) => [id, index])));

  const total = rows.item_id.length;
  const annotator = new Uint16Array(total);
  const label = new Uint16Array(total);
  const itemIds = new Uint32Array(total);
  const start = new Uint32Array(total + 1);
  let labels = 0;
  let items = 0;
  for (let at = 0; at < total; at += 1) {
    const place = places[rows.class_id[at]!] ?? -1;
    if (place === -1) continue;
    const itemId = rows.item_id[at]!;
    if (items === 0 || itemIds[items - 1] !== itemId) {
      start[items] = labels;
      itemIds[items++] = itemId;
    }
    annotator[labels] = annotatorOf[rows.annotator_id[at]!]!;
    label[labels++] = place;
  }
  start[items] = labels;
  const matrix: LabelMatrix = { itemCount: items, annotatorCount: annotators.length, classCount: classes.length, start: start.slice(0, items + 1), annotator: annotator.slice(0, labels), label: label.slice(0, labels) };
  const ids = itemIds.slice(0, items);
  return { matrix, itemIds: ids, annotators, classes, abstained: total - labels, ...readGold(db, ids, classOf) };
}

/** The classes that count as answers, and the place of each class id among them; the id of a class that was merged into another has the other's place. */
export function readClasses(db: Database): { readonly classes: readonly MatrixClass[]; readonly indexOf: ReadonlyMap<number, number> } {
  const rows = db.prepare<[], { id: number; uid: string; name: string; retired: number; abstain: number; mergedInto: number | null }>('SELECT id, uid, name, retired, abstain, merged_into AS mergedInto FROM class ORDER BY position, id').all();
  const classes = rows.filter(({ abstain, mergedInto }) => abstain === 0 && mergedInto === null).map(({ id, uid, name, retired }) => ({ id, uid, name, retired: retired === 1 }));
  const indexOf = new Map(classes.map(({ id }, index) => [id, index]));
  const mergedInto = new Map(rows.map((row) => [row.id, row.mergedInto]));
  for (const { id } of rows) {
    let target = mergedInto.get(id) ?? null;
    for (let steps = 0; target !== null && mergedInto.get(target) !== null && steps < rows.length; steps += 1) target = mergedInto.get(target) ?? null;
    const index = target === null ? undefined : indexOf.get(target);
    if (index !== undefined) indexOf.set(id, index);
  }
  return { classes, indexOf };
}

/** The same look-up as an array by row id, -1 (or nothing, beyond its end) where there is none: asked for every label. */
function toTable(indexOf: ReadonlyMap<number, number>): Int32Array {
  const table = new Int32Array(1 + Math.max(0, ...indexOf.keys())).fill(-1);
  for (const [id, index] of indexOf) table[id] = index;
  return table;
}

function readAnnotators(db: Database, idOfLabel: Float64Array, classOfLabel: Float64Array, places: Int32Array): LabelAnnotator[] {
  const used = new Set<number>();
  let last = -1;
  for (let at = 0; at < idOfLabel.length; at += 1) {
    if ((places[classOfLabel[at]!] ?? -1) === -1 || idOfLabel[at] === last) continue;
    last = idOfLabel[at]!;
    used.add(last);
  }
  return db
    .prepare<[], { id: number; uid: string; name: string; imported: number }>('SELECT id, uid, name, imported FROM annotator ORDER BY id')
    .all()
    .filter(({ id }) => used.has(id))
    .map((row) => ({ ...row, imported: row.imported === 1 }));
}

function readGold(db: Database, itemIds: Uint32Array, classOf: ReadonlyMap<number, number>): Pick<ProjectLabels, 'gold' | 'goldMethod'> {
  const gold = new Int32Array(itemIds.length).fill(-1);
  const goldMethod = new Uint8Array(itemIds.length).fill(NO_METHOD);
  const rows = readNumbers(db, ['item_id', 'gold_class_id'], 'SELECT item_id, gold_class_id FROM item_state WHERE gold_class_id IS NOT NULL ORDER BY item_id');
  if (rows.item_id.length === 0) return { gold, goldMethod };
  const methodOf = readMethods(db, itemIds.at(-1) ?? 0);
  let at = 0;
  for (let index = 0; index < itemIds.length; index += 1) {
    const itemId = itemIds[index]!;
    while (at < rows.item_id.length && rows.item_id[at]! < itemId) at += 1;
    const value = rows.item_id[at] === itemId ? classOf.get(rows.gold_class_id[at]!) : undefined;
    if (value === undefined) continue;
    gold[index] = value;
    goldMethod[index] = methodOf[itemId]!;
  }
  return { gold, goldMethod };
}

/** Method of the decision that stands, by item id (place in GOLD_METHODS, `NO_METHOD` where there is none): the newest, and once more where copies that decided by themselves were merged. */
export function readMethods(db: Database, lastItem: number): Uint8Array {
  const methodOf = new Uint8Array(lastItem + 1).fill(NO_METHOD);
  const code = GOLD_METHODS.map((method, index) => `WHEN '${method}' THEN ${index}`).join(' ');
  const methods = `SELECT item_id, CASE method ${code} ELSE ${NO_METHOD} END AS method FROM gold_event event`;
  const rivals = `SELECT item_id FROM gold_event GROUP BY item_id HAVING NOT (${IS_ONE_LINE})`;
  for (const which of ['ORDER BY seq', `WHERE item_id IN (${rivals}) AND seq = ${standingSeq('event.item_id')}`]) {
    const rows = readNumbers(db, ['item_id', 'method'], `${methods} ${which}`);
    for (let at = 0; at < rows.item_id.length; at += 1) if (rows.item_id[at]! <= lastItem) methodOf[rows.item_id[at]!] = rows.method[at]!;
  }
  return methodOf;
}
