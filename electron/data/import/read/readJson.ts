import { FatalProblem, makeProblem } from '../importProblem';
import { JsonFault, parseJsonRecord } from './json/parseJsonRecord';
import { splitJsonArray, splitJsonLines, type JsonPiece, type JsonSplitter } from './json/jsonSplitters';
import { MAX_COLUMNS } from './csv/csvRecords';
import type { Cell, RecordSink } from './records';

/** Reads JSON lines or an array of objects into records; columns appear as their keys do. */
export function makeJsonReader(options: { readonly file: string; readonly array: boolean; readonly sink: RecordSink; readonly flatten: ((entries: ReadonlyMap<string, Cell>) => Map<string, Cell>) | null }): JsonSplitter {
  const { file, sink } = options;
  const columns = new Map<string, number>();
  const onPiece = (piece: JsonPiece) => {
    try {
      const { entries: asWritten, repeatedKeys } = parseJsonRecord(piece.text);
      const entries = options.flatten ? options.flatten(asWritten) : asWritten;
      const cells: Cell[] = Array.from({ length: columns.size }, () => null);
      for (const [key, value] of entries) {
        const index = columns.get(key) ?? addColumn(key);
        cells[index] = value;
      }
      for (const key of repeatedKeys) {
        sink.warn(makeProblem('warning', 'json.repeatedKey', file, `The record on line ${piece.line} of ${file} has the key "${key}" more than once; the last value counts.`, { line: piece.line, record: sink.nextRecord(), column: key }));
      }
      sink.record(cells, piece.line);
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      const place = findPlace(piece, error.index);
      sink.bad(
        makeProblem('error', error.code, file, `Line ${place.line}, position ${place.position} of ${file}: ${error.message}${error.key === null ? '' : ` (in "${error.key}")`}.`, {
          ...place,
          record: sink.nextRecord(),
          column: error.key,
          found: piece.text.slice(error.index, error.index + 100),
        }),
      );
    }
  };
  return options.array ? splitJsonArray(file, onPiece) : splitJsonLines(file, onPiece);

  function addColumn(key: string): number {
    if (columns.size >= MAX_COLUMNS) throw new FatalProblem(makeProblem('error', 'tooManyColumns', file, `${file} has more than ${MAX_COLUMNS} different keys. Nothing was imported.`));
    columns.set(key, columns.size);
    sink.addColumns([key]);
    return columns.size - 1;
  }
}

function findPlace(piece: JsonPiece, index: number): { line: number; position: number } {
  const before = piece.text.slice(0, index).split('\n');
  const last = before.at(-1)!.length;
  return before.length === 1 ? { line: piece.line, position: piece.position + last } : { line: piece.line + before.length - 1, position: last + 1 };
}
