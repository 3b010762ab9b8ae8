import {
  type CellFocusedEvent,
  type CellKeyDownEvent,
  CellStyleModule,
  type Column,
  ColumnApiModule,
  EventApiModule,
  type GridApi,
  type IDatasource,
  InfiniteRowModelModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  type SortChangedEvent,
} from 'ag-grid-community';
import { AgGridProvider, AgGridReact } from 'ag-grid-react';
import { useEffect, useMemo, useRef } from 'react';
import type { ItemRow } from '../../../shared/contract/items';
import type { ProjectInfo } from '../../../shared/contract/project';
import type { ItemQuery } from '../../../shared/domain/itemQuery';
import { type Topic, TOPICS } from '../../../shared/contract/wire';
import { showFailure } from '../../components/showFailure';
import { onTopicsChanged } from '../../data/queries';
import { useClasses } from '../../data/useClasses';
import { services } from '../../data/services';
import type { DataColumn } from '../../data/columns/dataColumns';
import { select, sortBy, useData } from './dataStore';
import { gridColumn, SELECT_COLUMN } from './gridColumns';
import { gridTheme, pictureGridTheme } from './gridTheme';
import { ALL_SELECTED } from './selection';
import { toggleRow } from './toggleRow';

const MODULES = [InfiniteRowModelModule, ColumnApiModule, CellStyleModule, EventApiModule, RenderApiModule, RowApiModule, ScrollApiModule];
const BLOCK = 200;
const SHOWN_TOPICS: readonly Topic[] = ['items', 'tags', 'splits', 'gold', 'annotations', 'labelSchema', 'runs'];

interface Props {
  readonly project: ProjectInfo;
  readonly columns: readonly DataColumn[];
  readonly onReady: (api: GridApi<ItemRow>) => void;
}

/** Rows paged from the project file: a million scroll as a thousand do. */
export function ItemGrid({ project, columns, onReady }: Props) {
  const grid = useRef<GridApi<ItemRow> | null>(null);
  // the same list as long as it names the same: a new tag must not send the grid back to its top
  const fieldNames = JSON.stringify(columns.filter(({ kind }) => kind === 'field').map(({ title }) => title));
  const fields = useMemo(() => JSON.parse(fieldNames) as readonly string[], [fieldNames]);
  const runIds = JSON.stringify([...new Set(columns.flatMap(({ runId }) => (runId === undefined ? [] : [runId])))]);
  const runs = useMemo(() => JSON.parse(runIds) as readonly number[], [runIds]);
  const classWidth = widthOfNames(useClasses().list.map(({ name }) => name));
  const hasThumbnails = project.modality === 'image';
  const columnDefs = useMemo(() => [SELECT_COLUMN, ...columns.map((column) => gridColumn(column, { fields, runs, classWidth, hasThumbnails }))], [columns, fields, runs, classWidth, hasThumbnails]);
  const { search, filters } = useData((state) => state.query);
  // a new source makes the grid ask anew; after a change of order it does so by itself
  const datasource = useMemo(() => pages({ search, filters }, { fields, runs }), [search, filters, fields, runs]);

  useEffect(() => {
    const refresh = () => grid.current?.refreshInfiniteCache();
    const refreshIfSame = async () => {
      const open = await services.call('project.get', {});
      if (open?.uid === project.uid) refresh();
    };
    return onTopicsChanged((topics) => {
      // everything changed: perhaps another project was opened, whose rows do not belong into this grid
      if (topics.length === TOPICS.length) void refreshIfSame();
      else if (topics.some((topic) => SHOWN_TOPICS.includes(topic))) refresh();
    });
  }, [project.uid]);

  return (
    <AgGridProvider modules={MODULES}>
      <AgGridReact<ItemRow>
        theme={hasThumbnails ? pictureGridTheme : gridTheme}
        rowModelType="infinite"
        datasource={datasource}
        cacheBlockSize={BLOCK}
        maxBlocksInCache={40}
        maxConcurrentDatasourceRequests={2}
        blockLoadDebounceMillis={30}
        cacheOverflowSize={1}
        infiniteInitialRowCount={1}
        columnDefs={columnDefs}
        defaultColDef={{ sortable: true, resizable: true, suppressHeaderMenuButton: true, unSortIcon: false }}
        getRowId={({ data }) => String(data.id)}
        suppressMultiSort
        // Tab leaves the grid; the arrow keys walk in it
        tabToNextCell={() => false}
        tabToNextHeader={() => false}
        animateRows={false}
        suppressDragLeaveHidesColumns
        onGridReady={({ api }) => {
          grid.current = api;
          onReady(api);
        }}
        onCellFocused={showFocused}
        onModelUpdated={({ api }) => showFirst(api)}
        onSortChanged={takeSort}
        onCellKeyDown={onCellKey}
      />
    </AgGridProvider>
  );
}

const CHARACTER = 7.2;
const AROUND_NAME = 40;

/** Pixels for the longest class name, within reason. */
function widthOfNames(names: readonly string[]): number {
  const longest = names.reduce((most, name) => Math.max(most, name.length), 0);
  return Math.round(Math.min(210, Math.max(100, AROUND_NAME + longest * CHARACTER)));
}

function pages(query: Omit<ItemQuery, 'sort'>, shown: { readonly fields: readonly string[]; readonly runs: readonly number[] }): IDatasource {
  return {
    getRows: ({ startRow, endRow, sortModel, successCallback, failCallback }) => {
      services.call('items.page', { query: { ...query, sort: toSort(sortModel) }, fields: [...shown.fields], runs: [...shown.runs], offset: startRow, limit: endRow - startRow }).then(
        ({ rows, total }) => successCallback(rows, total ?? (rows.length < endRow - startRow ? startRow + rows.length : undefined)),
        (error: unknown) => {
          failCallback();
          if (startRow === 0) showFailure('The items could not be read', error);
        },
      );
    },
  };
}

function toSort(model: readonly { readonly colId: string; readonly sort: string }[]): ItemQuery['sort'] {
  const [first] = model;
  return first ? { column: first.colId, descending: first.sort === 'desc' } : null;
}

function takeSort({ api }: SortChangedEvent<ItemRow>): void {
  sortBy(toSort(api.getColumnState().flatMap(({ colId, sort }) => (sort ? [{ colId, sort }] : []))));
}

/** Row that got the focus before it was loaded: shown as soon as it is there. */
let awaitedRow: number | null = null;

/** The item beside the grid follows the row in focus. */
function showFocused({ api, rowIndex }: CellFocusedEvent<ItemRow>): void {
  if (rowIndex === null) return;
  const row = api.getDisplayedRowAtIndex(rowIndex)?.data;
  awaitedRow = row ? null : rowIndex;
  if (row) useData.setState({ currentId: row.id });
}

/** Something is shown beside the grid from the start, and after a filter took away what was shown. */
function showFirst(api: GridApi<ItemRow>): void {
  const awaited = awaitedRow === null ? undefined : api.getDisplayedRowAtIndex(awaitedRow)?.data;
  if (awaited) {
    takeFocusBack(api);
    awaitedRow = null;
    return useData.setState({ currentId: awaited.id });
  }
  const { currentId } = useData.getState();
  if (currentId !== null && api.getRowNode(String(currentId))) return;
  const focused = api.getFocusedCell();
  const row = api.getDisplayedRowAtIndex(focused?.rowIndex ?? 0)?.data ?? api.getDisplayedRowAtIndex(0)?.data;
  if (row) useData.setState({ currentId: row.id });
}

/** A row that was loaded is drawn anew and loses the keyboard's focus: it gets it back, unless it is elsewhere by now. */
function takeFocusBack(api: GridApi<ItemRow>): void {
  const focused = api.getFocusedCell();
  requestAnimationFrame(() => {
    if (focused && isFocusLost()) focusWhenDrawn(api, focused.rowIndex, focused.column);
  });
}

const isFocusLost = () => document.activeElement === null || document.activeElement === document.body;

/** Rows are drawn a frame or two after they were scrolled to; only then can they take the focus. */
function focusWhenDrawn(api: GridApi<ItemRow>, index: number, column: string | Column, frames = 12): void {
  requestAnimationFrame(() => {
    if (api.isDestroyed()) return;
    api.setFocusedCell(index, column);
    if (isFocusLost() && frames > 0) focusWhenDrawn(api, index, column, frames - 1);
  });
}

function onCellKey({ api, event, data, column }: CellKeyDownEvent<ItemRow>): void {
  if (!(event instanceof KeyboardEvent)) return;
  if ((event.key === 'End' || event.key === 'Home') && (event.ctrlKey || event.metaKey)) {
    const index = event.key === 'End' ? api.getDisplayedRowCount() - 1 : 0;
    api.ensureIndexVisible(index);
    focusWhenDrawn(api, index, column);
  }
  if (!data) return;
  // the grid takes this key away before the app's commands see it
  if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) select(ALL_SELECTED);
  if (event.key !== ' ') return;
  event.preventDefault();
  void toggleRow(api, data, event.shiftKey);
}
