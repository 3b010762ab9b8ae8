import type { GridApi } from 'ag-grid-community';
import type { ItemRow } from '../../../shared/contract/items';
import { showFailure } from '../../components/showFailure';
import { services } from '../../data/services';
import { selectItems, useData } from './dataStore';
import { isSelected } from './selection';

const PAGE = 1_000;
/** Row index where the last selection was made: a range goes from there. */
let anchor: number | null = null;

/** Selects a row, or takes it out; with `isRange` all rows from the last one on get the state that this one gets. */
export async function toggleRow(api: GridApi<ItemRow>, row: ItemRow, isRange: boolean): Promise<void> {
  const at = api.getRowNode(String(row.id))?.rowIndex ?? null;
  const selected = !isSelected(useData.getState().selection, row.id);
  useData.setState({ currentId: row.id });
  const from = anchor;
  anchor = at;
  if (!isRange || from === null || at === null) return selectItems([row.id], selected);
  try {
    selectItems(await idsBetween(Math.min(from, at), Math.max(from, at)), selected);
  } catch (error) {
    showFailure('The rows between could not be selected', error);
  }
}

/** Ids of rows that may not have been loaded; both ends included. */
async function idsBetween(first: number, last: number): Promise<number[]> {
  const { query } = useData.getState();
  const ids: number[] = [];
  for (let offset = first; offset <= last; offset += PAGE) {
    const { rows } = await services.call('items.page', { query, offset, limit: Math.min(PAGE, last + 1 - offset) });
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}
