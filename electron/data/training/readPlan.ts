import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { TrainingPlan } from '../../../shared/contract/models';
import type { LabelSource } from '../../../shared/domain/model';
import { type Modality, SPLITS } from '../../../shared/domain/project';
import { readClasses } from '../agreement/readLabels';
import { readNumbers } from '../db/readNumbers';
import { getLabelSchema } from '../labelSchema/queries';
import { Refusal } from '../refusal';

/** What a run of a model can be measured for. */
const MOST_CLASSES = 2_000;
const TEST = 1 + SPLITS.indexOf('test');

/** Labels and splits of all items, for a training. Throws `Refusal` for more classes than a run can be measured for. */
export function readPlan(db: Database, labelSource: LabelSource): TrainingPlan {
  const all = readClasses(db);
  const classes = all.classes.filter(({ retired }) => !retired);
  if (classes.length > MOST_CLASSES) throw new Refusal('tooMany', `A model can be trained for at most ${MOST_CLASSES.toLocaleString('en')} classes; this project has ${classes.length.toLocaleString('en')}. Merge or retire classes that need not be told apart.`);
  const placeOfId = new Map(classes.map(({ id }, place) => [id, place]));
  const placeOf = (classId: number) => placeOfId.get(all.classes[all.indexOf.get(classId) ?? -1]?.id ?? 0) ?? -1;
  const codes = SPLITS.map((split, place) => `WHEN '${split}' THEN ${place + 1}`).join(' ');
  const rows = readNumbers(db, ['item_id', 'label', 'split'], `SELECT item_id, ifnull(${LABELS[labelSource]}, 0) AS label, CASE split ${codes} ELSE 0 END AS split FROM item_state ORDER BY item_id`);
  const items = rows.item_id.at(-1) ?? 0;
  const labels = new Int16Array(items).fill(-1);
  const splits = new Uint8Array(items);
  for (let at = 0; at < rows.item_id.length; at += 1) {
    const item = rows.item_id[at]! - 1;
    splits[item] = rows.split[at]!;
    if (rows.label[at] !== 0) labels[item] = placeOf(rows.label[at]!);
  }
  const plan = {
    modality: db.prepare<[], string>("SELECT value FROM project WHERE key = 'modality'").pluck().get() as Modality,
    question: getLabelSchema(db).question,
    classes: classes.map(({ uid, name }) => ({ uid, name })),
    items,
    labels,
    splits,
  };
  return { ...plan, snapshot: takeSnapshot(plan) };
}

/** The class an item counts as. What was decided to be ambiguous, or none of the classes, has no label, whatever its answers are. */
const LABELS: Readonly<Record<LabelSource, string>> = {
  gold: 'gold_class_id',
  answers: 'answer_class_id',
  goldOrAnswers: 'CASE WHEN decision IS NULL THEN answer_class_id ELSE gold_class_id END',
};

/** Labels of test items are not in it: no model may depend on them. */
function takeSnapshot({ classes, labels, splits }: Pick<TrainingPlan, 'classes' | 'labels' | 'splits'>): string {
  const learnt = labels.map((label, item) => (splits[item] === TEST ? -1 : label));
  // As bytes of a fixed order, so that a snapshot is the same on every machine.
  const bytes = Buffer.alloc(2 * learnt.length);
  learnt.forEach((label, item) => bytes.writeInt16LE(label, 2 * item));
  return createHash('sha256').update(JSON.stringify(classes.map(({ uid }) => uid))).update(bytes).update(splits).digest('hex');
}
