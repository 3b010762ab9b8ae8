import { makeProblem } from './importProblem';
import { rejectRow, type RowRef, type RunContext } from './runContext';

interface ClassRow {
  readonly name: string;
  readonly isAbstain: number;
}

/** What can only be said once all predictions are staged: rows without probabilities in a run that has them, and what is worth a note. */
export function finishPredictions(context: RunContext): void {
  const { db, staging, problems, sources } = context;
  const count = (condition: string) => staging.db.prepare<[], number>(`SELECT count(*) FROM s_prediction WHERE ${condition}`).pluck().get()!;
  const { predictions } = context;
  predictions.hasProbabilities = count('probabilities IS NOT NULL') > 0;
  if (predictions.hasProbabilities) {
    for (const row of staging.db.prepare<[], RowRef>('SELECT source, record, line FROM s_prediction WHERE probabilities IS NULL ORDER BY source, record').iterate()) {
      rejectRow(context, row, 'probability.none', 'has no probabilities, and other rows of the run have. Give them, leave the columns of probabilities out (--prob-prefix ""), or skip such rows.');
      context.counts.imported -= 1;
    }
    staging.db.exec('DELETE FROM s_prediction WHERE probabilities IS NULL');
  }
  // Only now: a class that only a rejected row names must not be made.
  for (const label of staging.db.prepare<[], number>('SELECT DISTINCT label FROM s_prediction').pluck().iterate()) context.labels.use(label);
  // of what will not be imported there is nothing more to say
  if (context.settings.onBadRow === 'fail' && problems.errors + problems.questions > 0) return;
  predictions.itemsWithout = db.prepare<[], number>('SELECT count(*) FROM item_state').pluck().get()! - count('1');
  const file = sources.map(({ name }) => name).join(', ');
  const note = (code: string, message: string) => problems.add(makeProblem('warning', code, file, message));
  const of = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
  if (predictions.itemsWithout > 0) note('prediction.itemsWithout', `${of(predictions.itemsWithout, 'item of the project has', 'items of the project have')} no prediction in this run; evaluations count them as missing.`);
  if (predictions.ties > 0) note('prediction.ties', `${of(predictions.ties, 'row has', 'rows have')} several equal largest probabilities; the first of these classes in the schema's order was taken as predicted, and the row is marked as a tie.`);
  if (predictions.notLargest > 0) note('prediction.notLargest', `${of(predictions.notLargest, 'row names', 'rows name')} a predicted class although another class has a larger probability; the named class was kept.`);
  if (!predictions.hasProbabilities) return;
  const given = new Set([...context.probabilityClasses.values()].flat().map((label) => context.labels.names[label]));
  const classes = db.prepare<[], ClassRow>('SELECT name, abstain AS isAbstain FROM class WHERE retired = 0 AND merged_into IS NULL ORDER BY position').all();
  const missing = classes.filter(({ name, isAbstain }) => isAbstain === 0 && !given.has(name)).map(({ name }) => `"${name}"`);
  if (missing.length > 0) note('probability.classes', `${file} has no probabilities of ${missing.slice(0, 20).join(', ')}${missing.length > 20 ? ', …' : ''}; they count as 0.`);
}
