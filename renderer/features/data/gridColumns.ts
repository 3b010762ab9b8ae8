import type { ColDef } from 'ag-grid-community';
import type { ItemRow } from '../../../shared/contract/items';
import { formatPercent } from '../../format/formatPercent';
import { ClassCell, HeaderCell, PreviewCell, SelectCell, SelectHeader, ThumbnailCell } from './cells';
import { type DataColumn, hasStatistics } from '../../data/columns/dataColumns';
import { useData } from './dataStore';
import classes from './Grid.module.css';

/** The column that holds the select boxes. */
export const SELECT_COLUMN: ColDef<ItemRow> = { colId: 'select', headerName: 'Selected', headerComponentParams: { innerHeaderComponent: SelectHeader }, pinned: 'left', width: 40, resizable: false, sortable: false, suppressMovable: true, cellRenderer: SelectCell, cellClass: `${classes.flexCell} ${classes.selectCell}` };

interface ColumnOptions {
  /** Fields in the order in which `ItemRow.fields` has them. */
  readonly fields: readonly string[];
  /** Runs in the order in which `ItemRow.predictions` has them. */
  readonly runs: readonly number[];
  /** Pixels that the names of the classes need. */
  readonly classWidth: number;
  readonly hasThumbnails: boolean;
}

/** Of class columns without a run, by column. */
const CLASS_OF: Readonly<Record<string, 'goldClassUid' | 'autoClassUid'>> = { gold: 'goldClassUid', autoLabel: 'autoClassUid' };

/** AG Grid's description of a column of ours. */
export function gridColumn(column: DataColumn, options: ColumnOptions): ColDef<ItemRow> {
  const { sort } = useData.getState().query;
  return {
    colId: column.id,
    initialSort: sort?.column === column.id ? (sort.descending ? 'desc' : 'asc') : null,
    headerName: column.title,
    headerComponentParams: { innerHeaderComponent: HeaderCell, innerHeaderComponentParams: { columnId: column.id, hasStatistics: hasStatistics(column) } },
    ...look(column, options),
  };
}

function look(column: DataColumn, { fields, runs, classWidth, hasThumbnails }: ColumnOptions): ColDef<ItemRow> {
  const numeric = { cellClass: classes.number ?? '', headerClass: classes.numberHeader ?? '' };
  const ofRun = (data: ItemRow | undefined) => data?.predictions[runs.indexOf(column.runId ?? -1)];
  switch (column.kind) {
    case 'id':
      return { width: 104, cellClass: 'mono', valueGetter: ({ data }) => data?.externalId };
    case 'content':
      return { flex: 1, minWidth: 300, cellClass: classes.flexCell ?? '', cellRenderer: hasThumbnails ? ThumbnailCell : PreviewCell, valueGetter: ({ data }) => data?.preview };
    case 'class':
      return { width: classWidth, cellClass: classes.flexCell ?? '', cellRenderer: ClassCell, valueGetter: ({ data }) => (column.runId !== undefined ? ofRun(data)?.classUid : data?.[CLASS_OF[column.id] ?? 'answerClassUid']) };
    case 'number':
      return { width: 116, ...numeric, valueGetter: ({ data }) => data?.annotations };
    case 'share':
      return { width: 112, ...numeric, valueGetter: ({ data }) => data?.agreement, valueFormatter: ({ value }) => (typeof value === 'number' ? formatPercent(value, 0) : '') };
    case 'outcome':
      // what is missing is no news of an item: the cell stays empty
      return { width: 104, cellClassRules: { [classes.wrong ?? 'wrong']: ({ value }) => value === 'wrong' }, valueGetter: ({ data }) => ofRun(data)?.outcome, valueFormatter: ({ value }) => (value === 'missing' ? '' : String(value ?? '')) };
    case 'confidence':
      return { width: 104, ...numeric, valueGetter: ({ data }) => ofRun(data)?.confidence, valueFormatter: ({ value }) => (typeof value === 'number' ? value.toFixed(3) : '') };
    case 'split':
      return { width: 68, valueGetter: ({ data }) => data?.split };
    case 'tag': {
      const key = column.title;
      return { width: 110, valueGetter: ({ data }) => data?.tags[key]?.join(', ') };
    }
    case 'field': {
      const place = fields.indexOf(column.title);
      return { width: 120, valueGetter: ({ data }) => data?.fields[place] };
    }
  }
}
