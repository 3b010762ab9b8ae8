import type { Batch } from './importerMessages';
import { makeProblem } from './importProblem';
import { checkLabel, rejectRow, type RowRef, type RunContext } from './runContext';

/** Puts batches of predictions into the staging database, joined to items by their ids; works out the predicted class where the file names none. */
export function makePredictionStager(context: RunContext): (source: number, batch: Batch) => void {
  const { db, staging, counts } = context;
  const findItem = db.prepare<[string], number>('SELECT id FROM item WHERE external_id = ?').pluck();
  const insert = staging.db.prepare('INSERT OR IGNORE INTO s_prediction (item_id, source, record, line, label, confidence, tie, probabilities) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const findFirst = staging.db.prepare<[number], RowRef>('SELECT source, record, line FROM s_prediction WHERE item_id = ?');
  const rankOf = makeRank(context);
  let current = -1;
  let labels: number[] = [];
  let classes: number[] = [];

  return (source, batch) => {
    if (source !== current) {
      current = source;
      labels = [];
      classes = [];
      context.probabilityClasses.set(source, classes);
    }
    for (const name of batch.labels) labels.push(context.labels.numberOf(name));
    const rows = batch.predictionRows;
    if (!rows) return;
    for (const local of rows.classes.subarray(classes.length)) {
      const label = labels[local]!;
      classes.push(label);
      checkClass(context, source, label);
    }
    const width = classes.length;
    for (let index = 0; index < rows.items.length; index += 1) {
      const row = { source, record: rows.records[index]!, line: rows.lines[index]! };
      const values = rows.probabilities.subarray(index * width, (index + 1) * width);
      const hasProbabilities = width > 0 && !Number.isNaN(values[0]);
      const local = rows.predicted[index]!;
      if (local < 0 && !hasProbabilities) {
        counts.skipped += 1;
        continue;
      }
      const id = rows.items[index]!;
      const item = findItem.get(id);
      if (item === undefined) {
        rejectRow(context, row, 'item.unknown', `names the item "${id.slice(0, 60)}", which the project does not have. Import the items first, or skip such rows.`, { found: id });
        continue;
      }
      const answer = local < 0 ? largest(values, classes, rankOf) : { label: labels[local]!, tie: false };
      if (!checkLabel(context, answer.label, row)) continue;
      const place = classes.indexOf(answer.label);
      const blob = hasProbabilities ? Buffer.from(values.slice().buffer) : null;
      if (insert.run(item, source, row.record, row.line, answer.label, hasProbabilities ? (values[place] ?? 0) : null, answer.tie ? 1 : 0, blob).changes === 0) {
        const first = findFirst.get(item)!;
        const where = `row ${first.record}${first.line > 0 ? ` (line ${first.line})` : ''}${first.source === source ? '' : ` of ${context.sources[first.source]!.name}`}`;
        rejectRow(context, row, 'prediction.duplicate', `is a second prediction for the item "${id.slice(0, 60)}"; the first is ${where}. A run says one thing of an item: remove one of them, or skip such rows.`, { found: id });
        continue;
      }
      if (local >= 0 && hasProbabilities && values.some((value) => value > (values[place] ?? 0))) context.predictions.notLargest += 1;
      if (answer.tie) context.predictions.ties += 1;
      counts.imported += 1;
    }
  };
}

/** The class with the largest probability; of several equal ones the first in the schema's order. */
function largest(values: Float64Array, classes: readonly number[], rankOf: (label: number) => number): { readonly label: number; readonly tie: boolean } {
  let best = 0;
  let tie = false;
  for (let place = 1; place < values.length; place += 1) {
    if (values[place]! > values[best]!) {
      best = place;
      tie = false;
    } else if (values[place] === values[best]) {
      tie = true;
      if (rankOf(classes[place]!) < rankOf(classes[best]!)) best = place;
    }
  }
  return { label: classes[best]!, tie };
}

/** Places in the schema; classes that the import adds come after them, in order of first appearance. */
function makeRank({ labels }: RunContext): (label: number) => number {
  const known = new Map(labels.classNames.map((name, position) => [name, position]));
  return (label) => known.get(labels.names[label]!) ?? known.size + label;
}

/** A probability of a class that the project lacks is a matter of the whole file: no row can be left out for it. */
function checkClass(context: RunContext, source: number, label: number): void {
  const { labels, settings } = context;
  if (settings.createClasses) labels.use(label);
  if (labels.isClass(label) || settings.createClasses) return;
  const file = context.sources[source]!.name;
  const name = labels.names[label]!;
  const listed = labels.classNames.slice(0, 10).map((known) => `"${known}"`).join(', ');
  context.blocked = true;
  context.problems.add(
    makeProblem('question', 'class.unknown', file, `${file} has probabilities of "${name.slice(0, 60)}", which is no class of this project (${listed === '' ? 'it has none' : `${listed}${labels.classNames.length > 10 ? ', …' : ''}`}). Add classes (--create-classes), rename the column, or say what columns of probabilities begin with (--prob-prefix).`, { column: name, found: name }),
  );
}
