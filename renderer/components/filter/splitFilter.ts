import type { ItemFilter } from '../../../shared/domain/itemQuery';
import { SPLITS } from '../../../shared/domain/project';

/** The splits, and `none` for items in no split. */
export const SPLIT_CHOICES: readonly string[] = [...SPLITS, 'none'];

/** Splits that the filters let through, where one filter says so; none: all. */
export function splitsOf(filters: readonly ItemFilter[]): ReadonlySet<string> {
  const filter = filters.find(({ column }) => column === 'split');
  if (filter?.operator === 'missing') return new Set(['none']);
  return new Set(filter?.operator === 'is' ? filter.values : []);
}

/** One split more or less. Items in no split are looked at by themselves: no filter joins them with those of a split. */
export function toggleSplit(filters: readonly ItemFilter[], split: string): readonly ItemFilter[] {
  const before = splitsOf(filters);
  const others = filters.filter(({ column }) => column !== 'split');
  if (split === 'none') return before.has('none') ? others : [{ column: 'split', operator: 'missing', values: [] }, ...others];
  const values = SPLITS.filter((known) => (known === split ? !before.has(known) : before.has(known)));
  return values.length === 0 ? others : [{ column: 'split', operator: 'is', values }, ...others];
}
