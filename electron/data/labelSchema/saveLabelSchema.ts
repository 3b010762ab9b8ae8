import type { Database } from 'better-sqlite3';
import { checkLabelSchema } from '../../../shared/domain/checkLabelSchema';
import type { LabelClass, LabelSchema } from '../../../shared/domain/labelSchema';
import type { SchemaChange } from '../../../shared/domain/schemaChange';
import { refreshItemStates } from '../annotations/itemStates';
import { Refusal } from '../refusal';
import { getLabelSchema, isClassUsed } from './queries';
import { recount } from './recount';

export interface SaveOptions {
  /** What made this version, kept with it; null: a plain edit. */
  readonly change?: SchemaChange | null;
  /** Row ids of classes that the schema does not list (names of the same class in other copies) and what each is to count as. */
  readonly aliases?: readonly (readonly [classId: number, mergedInto: number | null])[];
}

/** The schema as it is now, and how many present answers and gold labels count as another class now. */
export interface SavedSchema {
  readonly schema: LabelSchema & { classes: LabelClass[] };
  readonly recounted: { readonly answers: number; readonly gold: number };
}

/**
 * Makes the next version of the label schema: classes are matched by uid, new ones added, those left out removed. Returns the
 * schema as it is now; when nothing differs, no version is made. Refuses two classes of one name or key, and the removal of a
 * class that annotations, gold labels or predictions speak of. Where classes were merged or brought back, everything derived follows.
 * Runs inside the caller's transaction.
 */
export function saveLabelSchema(db: Database, next: { readonly question: string; readonly classes: readonly LabelClass[] }, now: number, { change = null, aliases = [] }: SaveOptions = {}): SavedSchema {
  const problems = checkLabelSchema(next);
  if (problems.length > 0) throw new Refusal('labelSchema', `${problems.join(' ')} The label schema was not changed.`);
  const present = getLabelSchema(db);
  const json = JSON.stringify({ question: next.question, classes: next.classes });
  if (change === null && json === JSON.stringify({ question: present.question, classes: present.classes })) return { schema: present, recounted: { answers: 0, gold: 0 } };

  const { items, ...recounted } = recount(db, { next: next.classes, aliases }, () => {
    const setAlias = db.prepare('UPDATE class SET merged_into = ? WHERE id = ?');
    for (const [classId, mergedInto] of aliases) setAlias.run(mergedInto, classId);
    writeClasses(db, present.classes, next.classes);
  });
  const kept = new Set(next.classes.map(({ uid }) => uid));
  for (const { uid, name } of present.classes) {
    if (kept.has(uid)) continue;
    if (isClassUsed(db, uid)) throw new Refusal('classUsed', `“${name}” has annotations, gold labels or predictions and cannot be removed. Retire it instead: it keeps them and takes no new ones. The label schema was not changed.`);
    db.prepare('DELETE FROM class WHERE uid = ?').run(uid);
  }
  db.prepare('INSERT INTO label_schema_version (version, json, created_at, change) VALUES (?, ?, ?, ?)').run(present.version + 1, json, now, change === null ? null : JSON.stringify(change));
  if (orderChanged(present.classes, next.classes)) refreshItemStates(db, 'all');
  else refreshItemStates(db, items);
  return { schema: getLabelSchema(db), recounted };
}

function writeClasses(db: Database, present: readonly LabelClass[], classes: readonly LabelClass[]): void {
  // Classes may swap their names, or a new one take a removed one's: each first takes a name that nobody can have.
  const free = db.prepare('UPDATE class SET name = char(0) || uid WHERE uid = ?');
  const write = db.prepare(
    `INSERT INTO class (uid, name, color, hotkey, definition, abstain, retired, position) VALUES (@uid, @name, @color, @hotkey, @definition, @abstain, @retired, @position)
     ON CONFLICT (uid) DO UPDATE SET name = excluded.name, color = excluded.color, hotkey = excluded.hotkey, definition = excluded.definition,
       abstain = excluded.abstain, retired = excluded.retired, position = excluded.position`,
  );
  for (const { uid } of [...present, ...classes]) free.run(uid);
  classes.forEach((entry, position) => write.run({ ...entry, abstain: entry.abstain ? 1 : 0, retired: entry.retired ? 1 : 0, position }));
  const merge = db.prepare('UPDATE class SET merged_into = (SELECT id FROM class target WHERE target.uid = @into) WHERE uid = @uid AND merged_into IS NOT (SELECT id FROM class target WHERE target.uid = @into)');
  for (const { uid, mergedInto = null } of classes) merge.run({ uid, into: mergedInto });
  // Classes that the schema does not list follow the one they stand for.
  db.prepare('UPDATE class SET merged_into = target.merged_into FROM class target WHERE target.id = class.merged_into AND target.merged_into IS NOT NULL').run();
}

/** Whether ties between answers may now fall to another class. */
function orderChanged(before: readonly LabelClass[], after: readonly LabelClass[]): boolean {
  const place = new Map(after.map(({ uid }, index) => [uid, index]));
  const places = before.flatMap(({ uid }) => place.get(uid) ?? []);
  return places.some((value, index) => index > 0 && value < places[index - 1]!);
}
