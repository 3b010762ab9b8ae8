import type { Database } from 'better-sqlite3';
import { checkLabelSchema } from '../../../shared/domain/checkLabelSchema';
import type { LabelClass, LabelSchema } from '../../../shared/domain/labelSchema';
import { refreshItemStates } from '../annotations/itemStates';
import { Refusal } from '../refusal';
import { getLabelSchema, isClassUsed } from './queries';

/**
 * Makes the next version of the label schema: classes are matched by uid, new ones added, those left out removed. Returns the
 * schema as it is now; when nothing differs, no version is made. Refuses two classes of one name or key, and the removal of a
 * class that annotations or gold labels speak of. Runs inside the caller's transaction.
 */
export function saveLabelSchema(db: Database, next: { readonly question: string; readonly classes: readonly LabelClass[] }, now: number): LabelSchema & { classes: LabelClass[] } {
  const problems = checkLabelSchema(next);
  if (problems.length > 0) throw new Refusal('labelSchema', `${problems.join(' ')} The label schema was not changed.`);
  const present = getLabelSchema(db);
  const json = JSON.stringify({ question: next.question, classes: next.classes });
  if (json === JSON.stringify({ question: present.question, classes: present.classes })) return present;

  const kept = new Set(next.classes.map(({ uid }) => uid));
  for (const { uid, name } of present.classes) {
    if (kept.has(uid)) continue;
    if (isClassUsed(db, uid)) throw new Refusal('classUsed', `“${name}” has annotations or gold labels and cannot be removed. Retire it instead: it keeps them and takes no new ones. The label schema was not changed.`);
    db.prepare('DELETE FROM class WHERE uid = ?').run(uid);
  }
  writeClasses(db, next.classes);
  db.prepare('INSERT INTO label_schema_version (version, json, created_at) VALUES (?, ?, ?)').run(present.version + 1, json, now);
  if (orderChanged(present.classes, next.classes)) refreshItemStates(db, 'all');
  return getLabelSchema(db);
}

function writeClasses(db: Database, classes: readonly LabelClass[]): void {
  // Two classes may swap their names: each first takes a name that nobody can have.
  const free = db.prepare('UPDATE class SET name = char(0) || uid WHERE uid = ?');
  const write = db.prepare(
    `INSERT INTO class (uid, name, color, hotkey, definition, abstain, retired, position) VALUES (@uid, @name, @color, @hotkey, @definition, @abstain, @retired, @position)
     ON CONFLICT (uid) DO UPDATE SET name = excluded.name, color = excluded.color, hotkey = excluded.hotkey, definition = excluded.definition,
       abstain = excluded.abstain, retired = excluded.retired, position = excluded.position`,
  );
  for (const { uid } of classes) free.run(uid);
  classes.forEach((entry, position) => write.run({ ...entry, abstain: entry.abstain ? 1 : 0, retired: entry.retired ? 1 : 0, position }));
}

/** Whether ties between answers may now fall to another class. */
function orderChanged(before: readonly LabelClass[], after: readonly LabelClass[]): boolean {
  const place = new Map(after.map(({ uid }, index) => [uid, index]));
  const places = before.flatMap(({ uid }) => place.get(uid) ?? []);
  return places.some((value, index) => index > 0 && value < places[index - 1]!);
}
