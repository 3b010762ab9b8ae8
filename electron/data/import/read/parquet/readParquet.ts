import { makeProblem } from '../../importProblem';
import { MAX_CELL } from '../csv/csvRecords';
import type { Cell, RecordSink } from '../records';
import type { SourceFile } from '../sourceFile';
import { toText } from '../../map/toText';
import { openParquet } from './openParquet';

/** Hands all rows of a Parquet file on; a text that no table can keep makes its row bad. */
export async function readParquet(source: SourceFile, sink: RecordSink): Promise<void> {
  const table = await openParquet(source);
  sink.addColumns(table.columns);
  let done = 0;
  for await (const rows of table.read(0, table.rows)) {
    for (const [index, cells] of rows.entries()) {
      const fault = findFault(cells, table.columns, source.name, sink.nextRecord());
      if (fault) sink.bad(fault);
      else sink.record(cells, 0);
      // the receiver is never more than a batch behind
      if (index % 2_000 === 1_999) await sink.progress(Math.floor((source.bytes * (done + index)) / table.rows));
    }
    done += rows.length;
    await sink.progress(Math.floor((source.bytes * done) / table.rows));
  }
  await source.checkUnchanged();
}

function findFault(cells: readonly Cell[], columns: readonly string[], file: string, record: number): ReturnType<typeof makeProblem> | null {
  for (const [index, cell] of cells.entries()) {
    if (typeof cell !== 'string' && (cell === null || !('source' in cell) || cell.kind === 'number')) continue;
    const text = toText(cell);
    const column = columns[index] ?? '';
    if (text.length > MAX_CELL) return makeProblem('error', 'text.tooLong', file, `Row ${record} of ${file} has a cell of ${text.length} characters in "${column}"; ${MAX_CELL} are the most.`, { record, column, found: text.slice(0, 100) });
    if (text.includes('\0')) return makeProblem('error', 'text.nul', file, `Row ${record} of ${file} has the character NUL in "${column}", which databases cut texts at.`, { record, column, found: text.slice(Math.max(0, text.indexOf('\0') - 20)) });
  }
  return null;
}
