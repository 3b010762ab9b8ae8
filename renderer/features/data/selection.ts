import type { ItemQuery, ItemSelection } from '../../../shared/domain/itemQuery';

/** What is selected in the grid: items one by one, or all that the present query finds but some. */
export type Selection = { readonly kind: 'ids'; readonly ids: ReadonlySet<number> } | { readonly kind: 'query'; readonly except: ReadonlySet<number> };

export const NOTHING_SELECTED: Selection = { kind: 'ids', ids: new Set() };
export const ALL_SELECTED: Selection = { kind: 'query', except: new Set() };

export function isSelected(selection: Selection, id: number): boolean {
  return selection.kind === 'ids' ? selection.ids.has(id) : !selection.except.has(id);
}

/** The selection with these items in it, or out of it. */
export function withItems(selection: Selection, ids: Iterable<number>, selected: boolean): Selection {
  const set = new Set(selection.kind === 'ids' ? selection.ids : selection.except);
  const isListed = (selection.kind === 'ids') === selected;
  for (const id of ids) {
    if (isListed) set.add(id);
    else set.delete(id);
  }
  return selection.kind === 'ids' ? { kind: 'ids', ids: set } : { kind: 'query', except: set };
}

/** How many items, where the query finds `total`. */
export function countSelected(selection: Selection, total: number): number {
  return selection.kind === 'ids' ? selection.ids.size : Math.max(0, total - selection.except.size);
}

/** What a bulk action gets; with nothing selected it acts on the item at hand. Null: there is nothing to act on. */
export function toItemSelection(selection: Selection, query: ItemQuery, currentId: number | null): ItemSelection | null {
  if (selection.kind === 'query') return { kind: 'query', query, except: [...selection.except] };
  if (selection.ids.size > 0) return { kind: 'ids', ids: [...selection.ids] };
  return currentId === null ? null : { kind: 'ids', ids: [currentId] };
}

/** What an export gets: what is selected, and with nothing selected all that is listed. */
export function toExport(selection: Selection, query: ItemQuery): ItemSelection {
  return toItemSelection(selection, query, null) ?? { kind: 'query', query, except: [] };
}
