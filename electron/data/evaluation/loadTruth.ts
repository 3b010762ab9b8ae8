import type { Database } from 'better-sqlite3';
import { SPLITS } from '../../../shared/domain/project';
import { ABSTAIN, NO_CLASS } from '../../../shared/evaluation/evaluationRows';
import { type MatrixClass, readClasses, readMethods } from '../agreement/readLabels';
import { keptWhileUnchanged } from '../db/keptWhileUnchanged';
import { readNumbers } from '../db/readNumbers';
import { Refusal } from '../refusal';

/** What the numbers of an evaluation's rows can hold. */
const MOST_CLASSES = 32_767;
export const NO_SPLIT = 255;

/** Gold labels and splits of all items as numbers. Item `id` is at place `id - 1`: ids are 1, 2, 3 … without gaps. */
export interface Truth {
  readonly itemCount: number;
  /** In schema order, without abstain classes and merged ones. */
  readonly classes: readonly MatrixClass[];
  /** By row id of a class: its place in `classes` (a merged one has its target's), or ABSTAIN. */
  readonly placeOf: ReadonlyMap<number, number>;
  /** Place of the gold label's class, NO_CLASS or ABSTAIN. */
  readonly actual: Int16Array;
  /** Place in GOLD_METHODS, NO_METHOD where there is no gold label or nothing is known of it. */
  readonly goldMethod: Uint8Array;
  /** Place in SPLITS, NO_SPLIT where there is none. */
  readonly split: Uint8Array;
}

/** Read once for each state of the file: a fifth of a second for a million items. Throws `Refusal` above 32,767 classes. */
export const loadTruth: (db: Database) => Truth = keptWhileUnchanged(read);

function read(db: Database): Truth {
  const { classes, indexOf } = readClasses(db);
  if (classes.length > MOST_CLASSES) throw new Refusal('tooMany', `Errors can be analysed for at most ${MOST_CLASSES.toLocaleString('en')} classes; this project has ${classes.length.toLocaleString('en')}.`);
  const ids = db.prepare<[], number>('SELECT id FROM class').pluck().all();
  const placeOf = new Map(ids.map((id) => [id, indexOf.get(id) ?? ABSTAIN]));
  const codes = SPLITS.map((split, place) => `WHEN '${split}' THEN ${place}`).join(' ');
  const rows = readNumbers(db, ['item_id', 'gold', 'split'], `SELECT item_id, ifnull(gold_class_id, 0) AS gold, CASE split ${codes} ELSE ${NO_SPLIT} END AS split FROM item_state ORDER BY item_id`);
  const itemCount = rows.item_id.at(-1) ?? 0;
  const actual = new Int16Array(itemCount).fill(NO_CLASS);
  const split = new Uint8Array(itemCount).fill(NO_SPLIT);
  for (let at = 0; at < rows.item_id.length; at += 1) {
    const item = rows.item_id[at]! - 1;
    if (rows.gold[at] !== 0) actual[item] = placeOf.get(rows.gold[at]!)!;
    split[item] = rows.split[at]!;
  }
  return { itemCount, classes, placeOf, actual, goldMethod: readMethods(db, itemCount).subarray(1), split };
}
