import type { Database } from 'better-sqlite3';
import type { SurgeryPreview } from '../../../shared/contract/surgery';
import { planSurgery, type SchemaSurgery } from '../../../shared/domain/schemaSurgery';
import type { AnalysisControl } from '../handler';
import { getLabelSchema } from '../labelSchema/queries';
import { countSurgery } from './countSurgery';
import { measureLabels } from './measureLabels';
import { readGivenLabels } from './readGivenLabels';
import { warnOfSurgery } from './warnOfSurgery';

/** What a surgery would do: how much it reaches, and agreement and HLP before and after, from the answers as they were given. */
export async function previewSurgery(db: Database, surgery: SchemaSurgery, { pause }: AnalysisControl): Promise<SurgeryPreview> {
  const { classes, plan, counts, labels, answersOf } = db.transaction(() => {
    const schema = getLabelSchema(db);
    const made = planSurgery(schema, surgery);
    return { classes: schema.classes, plan: made, counts: made.problems.length > 0 ? null : countSurgery(db, made), labels: readGivenLabels(db), answersOf: countAnswers(db) };
  })();
  const answers = labels.matrix.label.length;
  if (counts === null) return { problems: [...plan.problems], warnings: [], counts, answers, before: null, after: null };
  await pause(0.2, 'before');
  const before = measureLabels(labels, classes);
  await pause(0.6, 'after');
  const after = measureLabels(labels, plan.classes);
  return { problems: [], warnings: warnOfSurgery(surgery, { classes, counts, answers, answersOf, before, after }), counts, answers, before, after };
}

/** Present answers of a class, by uid. */
function countAnswers(db: Database): (uid: string) => number {
  const counts = new Map(db.prepare<[], [string, number]>("SELECT c.uid, count(*) FROM current_label l JOIN class c ON c.id = l.class_id WHERE l.kind = 'label' GROUP BY c.id").raw().all());
  return (uid) => counts.get(uid) ?? 0;
}
