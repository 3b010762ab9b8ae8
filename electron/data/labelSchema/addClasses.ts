import type { Database } from 'better-sqlite3';
import { getClassColor } from '../../../shared/domain/classPalette';
import { assignHotkeys } from '../../../shared/domain/hotkeys';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { namedUid } from '../import/namedUid';
import { getLabelSchema } from './queries';
import { saveLabelSchema } from './saveLabelSchema';
import { refuseInPackage } from './schemaLock';

/**
 * Adds classes of these names (those not there yet, in this order) at the end of the schema as one new version, and returns the
 * row id of every class by name, retired ones included. Refuses to add any in a work package, whose answers could not go back then.
 * For imports with `createClasses`, inside their transaction.
 */
export function addClasses(db: Database, names: Iterable<string>, now: number): Map<string, number> {
  const schema = getLabelSchema(db);
  const known = new Set(schema.classes.map(({ name }) => name));
  const added: LabelClass[] = [];
  for (const name of names) {
    if (known.has(name)) continue;
    known.add(name);
    added.push({ uid: namedUid(db, 'class', name), name, color: getClassColor(schema.classes.length + added.length), hotkey: null, definition: '', abstain: false, retired: false });
  }
  if (added.length > 0) {
    refuseInPackage(db);
    saveLabelSchema(db, { question: schema.question, classes: assignHotkeys([...schema.classes, ...added]) }, now);
  }
  return new Map(db.prepare<[], [string, number]>('SELECT name, id FROM class').raw().all());
}
