/** A column with at most this many different values is kept as a tag where nothing was chosen. */
export const FEW_DISTINCT_VALUES = 50;

/** The values in one cell, in order, each once; only what has no character at all is no value. Null separator: the cell is one value. */
export function splitTagCell(cell: string, separator: string | null): readonly string[] {
  if (cell === '') return [];
  if (separator === null || separator === '' || !cell.includes(separator)) return [cell];
  return [...new Set(cell.split(separator))].filter((value) => value !== '');
}
