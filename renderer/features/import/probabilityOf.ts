import { guessProbPrefix, PROBABILITIES } from '../../../shared/import/probabilityColumns';
import type { ImportDraft } from './importDraft';

/** The class whose probability a column holds; empty for a column of all of them; null for other columns. */
export function probabilityOf(column: string, { as, probPrefix, roles }: Pick<ImportDraft, 'as' | 'probPrefix' | 'roles'>, index: number): string | null {
  if (as !== 'predictions' || (roles[index] ?? 'rest') !== 'rest') return null;
  if (probPrefix !== '') return column.startsWith(probPrefix) && column.length > probPrefix.length ? column.slice(probPrefix.length) : null;
  return column === PROBABILITIES ? '' : null;
}

/** What is suggested for a file's columns; empty: none of them looks like a probability. */
export function suggestPrefix(columns: readonly { readonly name: string }[]): string {
  return guessProbPrefix(columns.map(({ name }) => name)) ?? '';
}
