import type { GridApi } from 'ag-grid-community';
import type { ItemRow } from '../../../shared/contract/items';
import type { Command } from '../../commands/command';
import { useApp } from '../../state/app';
import { exportListed } from './bulkActions';
import { SEARCH_ID } from './DataToolbar';
import { clearQuery, openDialog, openFilterEditor, select, showStatistics, useData } from './dataStore';
import { ALL_SELECTED, NOTHING_SELECTED } from './selection';

/** Keys of the grid are not meant for a dialog that lies over it, nor for a text being typed. */
const isOnTop = () => !useApp.getState().importOpen && document.querySelector('[role="dialog"]') === null;
const isNotTyping = () => isOnTop() && !(document.activeElement instanceof HTMLInputElement && document.activeElement.type !== 'checkbox');

export function dataCommands(grid: () => GridApi<ItemRow> | null): readonly Command[] {
  const command = (id: string, title: string, keys: string | null, run: () => void, isAvailable: () => boolean = isOnTop): Command => ({ id: `data.${id}`, title, section: 'Edit', keys, isAvailable, run });
  return [
    command('search', 'Search the contents', 'mod+f', () => document.getElementById(SEARCH_ID)?.focus()),
    command('filter', 'Add a filter', 'mod+shift+f', () => openFilterEditor(null)),
    command('clear', 'Clear the search and all filters', null, clearQuery),
    command('selectAll', 'Select all items that match', 'mod+a', () => select(ALL_SELECTED), isNotTyping),
    command('selectNone', 'Clear the selection', 'escape', () => select(NOTHING_SELECTED), isNotTyping),
    command('tag', 'Tag the selected items', 't', () => openDialog('tag'), isNotTyping),
    command('split', 'Set the split of the selected items', 's', () => openDialog('split'), isNotTyping),
    command('queue', 'Send the selected items to a labelling queue', 'q', () => openDialog('queue'), isNotTyping),
    command('export', 'Export the selected items, or all that are listed', 'e', exportListed, isNotTyping),
    command('statistics', 'Statistics of the column in focus', 'c', () => showStatistics(columnInFocus(grid()) ?? useData.getState().statsColumn), isNotTyping),
    command('item', 'Show the item in full', 'i', () => useData.setState({ panel: 'item' }), isNotTyping),
  ];
}

function columnInFocus(api: GridApi<ItemRow> | null): string | undefined {
  const id = api?.getFocusedCell()?.column.getColId();
  return id === 'select' || id === 'id' || id === 'content' ? undefined : id;
}
