import type { LabelMatrix } from '../../../shared/agreement/labelMatrix';
import { forEachOverlap } from './confuseClasses';

/**
 * Items (places in the matrix, ascending) behind a cell of the confusion: of a pair, those that `a` gave the row's class and `b` the
 * column's; over all, those with a label of each (two of one on the diagonal). Without a cell: those with different labels.
 */
export function findCellItems(matrix: LabelMatrix, pair: { readonly a: number; readonly b: number } | null, cell: { readonly row: number; readonly column: number } | null): number[] {
  const found: number[] = [];
  forEachOverlap(matrix, pair, (item, labels) => {
    if (isInCell(labels, pair !== null, cell)) found.push(item);
  });
  return found;
}

function isInCell(labels: ArrayLike<number> & Iterable<number>, isPair: boolean, cell: { readonly row: number; readonly column: number } | null): boolean {
  if (cell === null) {
    for (const label of labels) if (label !== labels[0]) return true;
    return false;
  }
  const { row, column } = cell;
  if (isPair) return labels[0] === row && labels[1] === column;
  let [rows, columns] = [0, 0];
  for (const label of labels) {
    if (label === row) rows += 1;
    if (label === column) columns += 1;
  }
  return row === column ? rows >= 2 : rows >= 1 && columns >= 1;
}
