import type { Database } from 'better-sqlite3';
import type { Output } from '../../../shared/contract';
import type { LabelClass, LabelSchema } from '../../../shared/domain/labelSchema';

interface VersionRow {
  readonly version: number;
  readonly json: string;
  readonly created_at: number;
}

/** A version of the schema, and what made it where that was more than an edit. */
export type SchemaVersion = Output<'labelSchema.versions'>[number];

export function getLabelSchema(db: Database): LabelSchema & { classes: LabelClass[] } {
  return toSchema(db.prepare<[], VersionRow>('SELECT version, json, created_at FROM label_schema_version ORDER BY version DESC LIMIT 1').get()!);
}

/** Newest first. */
export function listLabelSchemas(db: Database): SchemaVersion[] {
  return db
    .prepare<[], VersionRow & { change: string | null }>('SELECT version, json, created_at, change FROM label_schema_version ORDER BY version DESC')
    .all()
    .map((row) => ({ ...toSchema(row), change: row.change === null ? null : (JSON.parse(row.change) as SchemaVersion['change']) }));
}

function toSchema({ version, json, created_at: createdAt }: VersionRow): LabelSchema & { classes: LabelClass[] } {
  return { version, createdAt, ...(JSON.parse(json) as { question: string; classes: LabelClass[] }) };
}

/** Whether anything, past answers, merged classes and runs included, speaks of the class. Reads the whole log: for rare questions only. */
export function isClassUsed(db: Database, classUid: string): boolean {
  const used = db.prepare<[string], number>(
    `SELECT EXISTS (SELECT 1 FROM current_label WHERE class_id = c.id) OR EXISTS (SELECT 1 FROM item_state WHERE gold_class_id = c.id) OR EXISTS (SELECT 1 FROM class WHERE merged_into = c.id)
         OR EXISTS (SELECT 1 FROM gold_event WHERE class_id = c.id) OR EXISTS (SELECT 1 FROM annotation WHERE class_id = c.id)
         OR EXISTS (SELECT 1 FROM auto_label WHERE class_id = c.id) OR EXISTS (SELECT 1 FROM run, json_each(run.probability_classes) WHERE value = c.id) OR EXISTS (SELECT 1 FROM run JOIN prediction p ON p.run_id = run.id AND p.class_id = c.id)
     FROM class c WHERE c.uid = ?`,
  );
  return used.pluck().get(classUid) === 1;
}
