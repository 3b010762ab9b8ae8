import type { Cells } from './selectRows';

/** Sums over a confusion matrix that every figure of it is made of, filled anew for each sample. */
export interface CellMargins {
  readonly fill: (counts: ArrayLike<number>) => void;
  /** By class. */
  readonly support: Float64Array;
  readonly predicted: Float64Array;
  readonly hits: Float64Array;
  readonly items: () => number;
}

export function cellMargins({ classCount, actual, predicted }: Cells): CellMargins {
  const margins = { support: new Float64Array(classCount), predicted: new Float64Array(classCount), hits: new Float64Array(classCount) };
  let items = 0;
  return {
    ...margins,
    items: () => items,
    fill: (counts) => {
      margins.support.fill(0);
      margins.predicted.fill(0);
      margins.hits.fill(0);
      items = 0;
      for (let cell = 0; cell < actual.length; cell += 1) {
        const count = counts[cell]!;
        const [a, p] = [actual[cell]!, predicted[cell]!];
        margins.support[a]! += count;
        margins.predicted[p]! += count;
        if (a === p) margins.hits[a]! += count;
        items += count;
      }
    },
  };
}

/** Mean F1 over the classes that are true or predicted, as in averageFigures; NaN without items. */
export function macroF1({ support, predicted, hits }: Pick<CellMargins, 'support' | 'predicted' | 'hits'>): number {
  let [sum, classes] = [0, 0];
  for (let at = 0; at < support.length; at += 1) {
    const size = support[at]! + predicted[at]!;
    if (size === 0) continue;
    classes += 1;
    sum += (2 * hits[at]!) / size;
  }
  return sum / classes;
}

export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at]!;
  return sum;
}
