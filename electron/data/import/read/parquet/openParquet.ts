import { parquetMetadataAsync, parquetRead, parquetSchema, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { FatalProblem, makeProblem } from '../../importProblem';
import type { Cell } from '../records';
import { MAX_COLUMNS } from '../csv/csvRecords';
import type { SourceFile } from '../sourceFile';
import { parquetCompressors } from './parquetCompressors';
import { PARQUET_PARSERS, toCell, type ColumnForm } from './toCell';

/** Bytes of values, uncompressed, that are turned into rows at a time. */
const SLICE_BYTES = 24 * 1024 * 1024;
const MOST_ROWS = 65_536;

export interface ParquetTable {
  readonly columns: readonly string[];
  readonly rows: number;
  /** Rows `from`..`to` (at most all), in pieces whose values fit into memory. */
  readonly read: (from: number, to: number) => AsyncGenerator<readonly (readonly Cell[])[]>;
}

/** Opens a Parquet file: columns, number of rows, and a way to its rows that holds only a piece of them. Throws `FatalProblem` for what is none or is not supported. */
export async function openParquet(source: SourceFile): Promise<ParquetTable> {
  const file: AsyncBuffer = { byteLength: source.bytes, slice: (start, end) => source.slice(start, end ?? source.bytes) };
  const metadata = await orFatal(source, () => parquetMetadataAsync(file, { parsers: PARQUET_PARSERS }));
  const children = parquetSchema(metadata).children;
  const columns = children.map(({ element }) => element.name);
  if (columns.length > MAX_COLUMNS) throw new FatalProblem(makeProblem('error', 'tooManyColumns', source.name, `${source.name} has ${columns.length} columns; ${MAX_COLUMNS} are the most. Nothing was imported.`));
  const forms = children.map(({ element }): ColumnForm => ({ decimals: element.converted_type === 'DECIMAL' || element.logical_type?.type === 'DECIMAL' ? (element.scale ?? 0) : null, isDate: element.converted_type === 'DATE' || element.logical_type?.type === 'DATE' }));
  const rows = Number(metadata.num_rows);

  return {
    columns,
    rows,
    read: async function* (from, to) {
      const last = Math.min(to, rows);
      for (const { start, end } of cutIntoPieces(metadata, from, last)) {
        let values: unknown[][] = [];
        await orFatal(source, () =>
          parquetRead({ file, metadata, rowStart: start, rowEnd: end, compressors: parquetCompressors, parsers: PARQUET_PARSERS, useOffsetIndex: true, geoparquet: false, onComplete: (read) => (values = read) }),
        );
        if (values.length !== end - start) throw notReadable(source, `it ends after ${start + values.length} of ${rows} rows`);
        yield values.map((row) => columns.map((_, index) => toCell(row[index], forms[index]!)));
      }
    },
  };
}

/** Ranges that do not cross row groups, small enough by what the file says of its sizes. */
function cutIntoPieces(metadata: FileMetaData, from: number, to: number): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let groupStart = 0;
  for (const group of metadata.row_groups) {
    const groupRows = Number(group.num_rows);
    const bytesARow = Number(group.total_byte_size) / Math.max(1, groupRows);
    const step = Math.max(1, Math.min(MOST_ROWS, Math.floor(SLICE_BYTES / Math.max(1, bytesARow))));
    const groupEnd = Math.min(groupStart + groupRows, to);
    for (let start = Math.max(groupStart, from); start < groupEnd; start += step) pieces.push({ start, end: Math.min(start + step, groupEnd) });
    groupStart += groupRows;
  }
  return pieces;
}

/** What the reader stumbles over is a fault of the file, not of ours: it cannot be read further. */
async function orFatal<T>(source: SourceFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FatalProblem) throw error;
    throw notReadable(source, error instanceof Error ? error.message : String(error));
  }
}

function notReadable(source: SourceFile, why: string): FatalProblem {
  return new FatalProblem(makeProblem('error', 'parquet.invalid', source.name, `${source.name} cannot be read as Parquet: ${why.slice(0, 200)}. Nothing was imported.`, { found: why }));
}
