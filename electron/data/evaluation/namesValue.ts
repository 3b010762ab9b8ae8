import type { ItemFilter } from '../../../shared/domain/itemQuery';

/** Whether filters ask for one of these tag values, or for items that have no value of its key. */
export function namesValue(filters: readonly ItemFilter[], values: readonly { readonly key: string; readonly value: string }[]): boolean {
  return filters.some(({ column, operator, values: asked }) => values.some(({ key, value }) => column === `tag:${key}` && (operator === 'missing' || (operator === 'is' && asked.includes(value)))));
}
