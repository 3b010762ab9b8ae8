import type { Database } from 'better-sqlite3';
import type { Output } from '../../../shared/contract';
import { describeSurgery } from '../../../shared/domain/describeSurgery';
import { planSurgery, type SchemaSurgery } from '../../../shared/domain/schemaSurgery';
import type { WriteOutcome } from '../handler';
import { getLabelSchema } from '../labelSchema/queries';
import { saveLabelSchema } from '../labelSchema/saveLabelSchema';
import { refuseInPackage } from '../labelSchema/schemaLock';
import { Refusal } from '../refusal';
import { countSurgery } from './countSurgery';

/** Makes the next version of the label schema by a surgery, and brings all that is derived up to date. What annotators gave stays as they gave it. */
export function applySurgery(db: Database, surgery: SchemaSurgery, now: number): WriteOutcome<Output<'surgery.apply'>> {
  refuseInPackage(db);
  const schema = getLabelSchema(db);
  const plan = planSurgery(schema, surgery);
  if (plan.problems.length > 0) throw new Refusal('surgery', `${plan.problems.join(' ')} The classes were not changed.`);
  const counts = countSurgery(db, plan);
  const aliases = readAliases(db, schema.classes.map(({ uid }) => uid));
  const saved = saveLabelSchema(db, { question: schema.question, classes: plan.classes }, now, { change: { kind: 'surgery', surgery, counts, relook: plan.relook } });
  const { answers, gold } = saved.recounted;
  // What the preview promised is what happened, or nothing happens.
  const moves = plan.classes.some(({ uid, mergedInto = null }) => (schema.classes.find((entry) => entry.uid === uid)?.mergedInto ?? null) !== mergedInto);
  if (moves && (answers !== counts.annotations || gold !== counts.gold)) throw new Error(`a surgery that was to reach ${counts.annotations} answers and ${counts.gold} gold labels reached ${answers} and ${gold}`);
  const names = new Map(schema.classes.map(({ uid, name }) => [uid, name]));
  return {
    output: { version: saved.schema.version, counts },
    changed: ['labelSchema', 'items', 'gold', 'annotations', 'project', 'history'],
    undo: { type: 'labelSchema', payload: { version: schema.version, aliases }, title: describeSurgery(surgery, (uid) => names.get(uid) ?? uid), annotatorId: null },
  };
}

/** Classes that the schema does not list: what each counts as. */
function readAliases(db: Database, listed: readonly string[]): [number, number | null][] {
  return db.prepare<[string], [number, number | null]>('SELECT id, merged_into FROM class WHERE uid NOT IN (SELECT value FROM json_each(?))').raw().all(JSON.stringify(listed));
}
