import type { ItemQuery } from '../../shared/domain/itemQuery';
import { SPLITS } from '../../shared/domain/project';
import { UsageError } from './usageError';

/** The items that `--split` asks for; all without it. Throws `UsageError`. */
export function splitQuery(split: string | undefined): ItemQuery {
  if (split !== undefined && !SPLITS.some((known) => known === split)) throw new UsageError(`--split ${split}: a split is ${SPLITS.join(', ')}.`);
  return { search: '', filters: split === undefined ? [] : [{ column: 'split', operator: 'is', values: [split] }], sort: null };
}
