import type { Database } from 'better-sqlite3';
import { buildLabelMatrix, type LabelMatrix } from '../../../shared/agreement/labelMatrix';
import { keptWhileUnchanged } from '../db/keptWhileUnchanged';
import { readNumbers } from '../db/readNumbers';
import { givenGoldClass } from '../gold/givenGoldClass';
import { getLabelSchema } from '../labelSchema/queries';

/** Present answers and gold labels with the classes that were given, merged and abstain ones among them. */
export interface GivenLabels {
  readonly matrix: LabelMatrix;
  /** uid of each class of the matrix, in order of row id; for a class that the schema does not list (another copy's name of one), that one's. */
  readonly classes: readonly string[];
  /** Class of each item's gold label, -1 where it has none. */
  readonly gold: Int32Array;
}

/** Kept until the file changes: a preview is asked for with every choice. */
export const readGivenLabels: (db: Database) => GivenLabels = keptWhileUnchanged(read);

function read(db: Database): GivenLabels {
  const rows = readNumbers(
    db,
    ['item_id', 'annotator_id', 'class_id'],
    "SELECT l.item_id, l.annotator_id, a.class_id FROM current_label l CROSS JOIN annotation a ON a.seq = l.seq WHERE l.kind = 'label' ORDER BY l.item_id, l.annotator_id",
  );
  const classRows = db.prepare<[], { id: number; uid: string; target: string | null }>('SELECT c.id, c.uid, target.uid AS target FROM class c LEFT JOIN class target ON target.id = c.merged_into ORDER BY c.id').all();
  const listed = new Set(getLabelSchema(db).classes.map(({ uid }) => uid));
  const classOf = new Map(classRows.map(({ id }, place) => [id, place]));
  const annotatorOf = number(rows.annotator_id);
  const itemOf = number(rows.item_id);
  const matrix = buildLabelMatrix(
    { itemCount: itemOf.size, annotatorCount: annotatorOf.size, classCount: classRows.length },
    { item: rows.item_id.map((id) => itemOf.get(id)!), annotator: rows.annotator_id.map((id) => annotatorOf.get(id)!), label: rows.class_id.map((id) => classOf.get(id)!) },
  );
  const gold = new Int32Array(itemOf.size).fill(-1);
  const decided = readNumbers(
    db,
    ['item_id', 'class_id'],
    `SELECT s.item_id, ${givenGoldClass('s')} AS class_id FROM item_state s WHERE s.gold_class_id IS NOT NULL`,
  );
  decided.item_id.forEach((id, at) => {
    const place = itemOf.get(id);
    if (place !== undefined) gold[place] = classOf.get(decided.class_id[at]!)!;
  });
  return { matrix, classes: classRows.map(({ uid, target }) => (listed.has(uid) ? uid : (target ?? uid))), gold };
}

/** Numbers the ids that there are in ascending order: sums over annotators come out as everywhere else, to the last digit. */
function number(ids: Float64Array): Map<number, number> {
  return new Map([...new Set(ids)].sort((a, b) => a - b).map((id, place) => [id, place]));
}
