import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import { orderByConfusion } from '../../../../shared/evaluation/orderByConfusion';

/** What the cells of the confusion matrix say. */
export type ConfusionUnit = 'count' | 'row' | 'column' | 'difference';
export type ClassOrder = 'blocks' | 'schema';

/** A map of more classes than this can neither be read nor drawn at once. */
export const MOST_CLASSES = 50;

export interface ConfusionView {
  /** Places in the result's classes, in the order shown. */
  readonly order: readonly number[];
  /** Classes not shown: the least confused ones. */
  readonly leftOut: number;
  readonly rowSums: readonly number[];
  readonly columnSums: readonly number[];
  /** Largest count of the cells, and largest difference to the baseline among the items that both predicted. */
  readonly largest: number;
  readonly largestDifference: number;
}

export function confusionView({ matrix }: EvaluationResult['confusion'], comparison: Pick<NonNullable<EvaluationResult['comparison']>, 'matrix' | 'baselineMatrix'> | null, order: ClassOrder): ConfusionView {
  const rowSums = matrix.map(sum);
  const columnSums = matrix.map((_, column) => sum(matrix.map((row) => row[column]!)));
  const confused = matrix.map((row, place) => rowSums[place]! + columnSums[place]! - 2 * row[place]!);
  const all = matrix.map((_, place) => place);
  const kept = matrix.length <= MOST_CLASSES ? all : [...all].sort((a, b) => confused[b]! - confused[a]! || a - b).slice(0, MOST_CLASSES).sort((a, b) => a - b);
  const inBlocks = () => orderByConfusion(kept.map((row) => kept.map((column) => matrix[row]![column]!))).map((place) => kept[place]!);
  return {
    order: order === 'blocks' ? inBlocks() : kept,
    leftOut: matrix.length - kept.length,
    rowSums,
    columnSums,
    largest: Math.max(1, ...matrix.flat()),
    largestDifference: comparison ? Math.max(1, ...comparison.matrix.flatMap((row, a) => row.map((count, b) => Math.abs(count - comparison.baselineMatrix[a]![b]!)))) : 1,
  };
}

/** More is better on the diagonal, and worse elsewhere. */
export function toneOfDifference(difference: number, isDiagonal: boolean): 'better' | 'worse' {
  return difference > 0 === isDiagonal ? 'better' : 'worse';
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
