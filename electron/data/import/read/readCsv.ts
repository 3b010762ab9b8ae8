import { FatalProblem, makeProblem } from '../importProblem';
import { CsvRecords, MAX_CELL, MAX_COLUMNS, type CsvDialect, type CsvRecord } from './csv/csvRecords';
import type { RecordSink } from './records';

export interface CsvOptions {
  readonly file: string;
  readonly dialect: CsvDialect;
  /** Names of the columns (of the header, made different, or given where there is none). */
  readonly columns: readonly string[];
  /** Records before the data: `sep=;` and the header. */
  readonly skipRecords: number;
  /** Takes the marks of our own exports off. */
  readonly unmark: ((cell: string) => string) | null;
  readonly sink: RecordSink;
}

/** Checks records against the header and hands them on: a row with too many or too few cells is bad, never cut or filled silently. */
export function makeCsvReader(options: CsvOptions): CsvRecords {
  const { file, columns, sink } = options;
  const width = columns.length;
  let toSkip = options.skipRecords;
  let saidTrailing = false;
  let saidBlank = false;
  sink.addColumns(columns);
  return new CsvRecords(options.dialect, file, (record) => {
    if (toSkip > 0) {
      toSkip -= 1;
      return;
    }
    const { cells, line } = record;
    if (width > 1 && cells.length === 1 && cells[0] === '') {
      if (!saidBlank) sink.warn(makeProblem('warning', 'csv.blankLine', file, `Line ${line} of ${file} is blank: blank lines are no rows.`, { line }));
      saidBlank = true;
      return;
    }
    const problem = findFault(record);
    if (problem) {
      sink.bad(problem);
      return;
    }
    if (cells.length > width) {
      if (!saidTrailing) sink.warn(makeProblem('warning', 'csv.trailingDelimiter', file, `Rows of ${file} end with a delimiter (line ${line}): the empty cells after the last column were left out.`, { line, record: sink.nextRecord() }));
      saidTrailing = true;
      cells.length = width;
    }
    if (record.oddity) {
      const { code, what, found } = record.oddity;
      sink.warn(makeProblem('warning', code, file, `Row ${sink.nextRecord()} (line ${line}) of ${file} ${what}. It was taken as it stands; look at it.`, { line, record: sink.nextRecord(), found }));
    }
    sink.record(options.unmark ? cells.map(options.unmark) : cells, line);
  });

  function findFault(record: CsvRecord): ReturnType<typeof makeProblem> | null {
    const { cells, line } = record;
    const row = sink.nextRecord();
    const where = `Row ${row} (line ${line}) of ${file}`;
    const at = { line, record: row };
    if (cells.length > MAX_COLUMNS) throw new FatalProblem(makeProblem('error', 'tooManyColumns', file, `${where} has ${cells.length} cells; ${MAX_COLUMNS} are the most. Nothing was imported.`, at));
    if (record.oddity && !record.oddity.harmless) {
      return makeProblem('error', record.oddity.code, file, `${where} ${record.oddity.what}. Repair it, or skip such rows.`, { ...at, found: record.oddity.found });
    }
    if (cells.length < width) return makeProblem('error', 'csv.tooFewFields', file, `${where} has ${cells.length} field${cells.length === 1 ? '' : 's'}, the header has ${width}. Repair it, or skip such rows.`, { ...at, found: record.raw() });
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index]!;
      if (index >= width && cell !== '') return makeProblem('error', 'csv.tooManyFields', file, `${where} has ${cells.length} fields, the header has ${width}. Repair it, or skip such rows.`, { ...at, found: record.raw() });
      if (cell.length > MAX_CELL) {
        return makeProblem('error', 'text.tooLong', file, `${where} has a cell of ${cell.length} characters in "${columns[index] ?? ''}"; ${MAX_CELL} are the most.`, { ...at, column: columns[index] ?? null, found: cell.slice(0, 100) });
      }
      if (cell.includes('\0')) {
        return makeProblem('error', 'text.nul', file, `${where} has the character NUL in "${columns[index] ?? ''}", which databases cut texts at.`, { ...at, column: columns[index] ?? null, found: cell.slice(Math.max(0, cell.indexOf('\0') - 20)) });
      }
    }
    return null;
  }
}
