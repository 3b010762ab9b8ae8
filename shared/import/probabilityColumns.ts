/** Key of JSON records under which an object of classes and their probabilities may stand. */
export const PROBABILITIES = 'probabilities';
const USUAL = ['p_', 'prob_'];

/** What the names of the columns that hold probabilities begin with, the class follows; null: there seem to be none. */
export function guessProbPrefix(columns: readonly string[]): string | null {
  return USUAL.find((prefix) => columns.some((column) => column.startsWith(prefix) && column.length > prefix.length)) ?? null;
}
