import type { FeatureRows } from '../featureRows';
import { mergeColumns, type MergedColumns } from './mergeColumns';
import type { TrainingRows } from './softmaxObjective';

interface TakeOptions {
  readonly classes: number;
  readonly classWeights: ArrayLike<number> | undefined;
  readonly sampleWeights: ArrayLike<number> | undefined;
}

interface TakenRows {
  readonly training: TrainingRows;
  /** Places of the classes that have examples, rising: class k of `training.labels` is the class at k here. */
  readonly usedClasses: Int32Array;
  /** Null: dense, the columns are those of the features. */
  readonly merged: MergedColumns | null;
}

/** The rows that have a label and a weight, copied together, with the classes that occur in them; of sparse rows, columns that are alike are merged. */
export function takeTrainingRows(features: FeatureRows, labels: ArrayLike<number>, { classes, classWeights, sampleWeights }: TakeOptions): TakenRows {
  if (labels.length !== features.rows) throw new RangeError(`${labels.length} labels for ${features.rows} rows`);
  const rows: number[] = [];
  const rowWeights: number[] = [];
  const placeOf = new Int32Array(classes).fill(-1);
  let totalWeight = 0;
  for (let row = 0; row < labels.length; row += 1) {
    const label = labels[row]!;
    if (label < 0) continue;
    if (!(label < classes)) throw new RangeError(`label ${label} of ${classes} classes`);
    const weight = (classWeights ? classWeights[label]! : 1) * (sampleWeights ? sampleWeights[row]! : 1);
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`weight ${weight} of row ${row}`);
    if (weight === 0) continue;
    rows.push(row);
    rowWeights.push(weight);
    totalWeight += weight;
    placeOf[label] = 0;
  }
  if (rows.length === 0) throw new RangeError('no labelled rows to train on');
  const usedClasses = Int32Array.from(placeOf.keys()).filter((label) => placeOf[label] === 0);
  usedClasses.forEach((label, place) => (placeOf[label] = place));
  const { merged, ...part } = features.kind === 'dense' ? { ...copyDense(features, rows), merged: null } : copySparse(features, rows);
  for (let at = 0; at < part.values.length; at += 1) if (!Number.isFinite(part.values[at]!)) throw new RangeError('a feature is not a finite number');
  return { training: { rows: rows.length, ...part, labels: Int32Array.from(rows, (row) => placeOf[labels[row]!]!), weights: Float64Array.from(rowWeights), totalWeight }, usedClasses, merged };
}

function copyDense({ columns, values }: Extract<FeatureRows, { kind: 'dense' }>, rows: readonly number[]) {
  const copy = new Float32Array(rows.length * columns);
  rows.forEach((row, at) => copy.set(values.subarray(row * columns, (row + 1) * columns), at * columns));
  return { columns, sparse: null, values: copy };
}

function copySparse(features: Extract<FeatureRows, { kind: 'sparse' }>, rows: readonly number[]) {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => (starts[at + 1] = starts[at]! + features.starts[row + 1]! - features.starts[row]!));
  const [indices, values] = [new Int32Array(starts[rows.length]!), new Float32Array(starts[rows.length]!)];
  rows.forEach((row, at) => {
    const [from, to] = [features.starts[row]!, features.starts[row + 1]!];
    values.set(features.values.subarray(from, to), starts[at]!);
    indices.set(features.indices.subarray(from, to), starts[at]!);
  });
  const merged = mergeColumns(features.columns, starts, indices, values);
  return { columns: merged.columns, sparse: { starts: merged.starts, indices: merged.indices }, values: merged.values, merged };
}
