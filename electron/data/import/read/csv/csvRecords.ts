import Papa from 'papaparse';
import { FatalProblem, makeProblem } from '../../importProblem';

export const MAX_CELL = 1_000_000;
export const MAX_COLUMNS = 1_000;
/** A record longer than this is not read to its end: it is a quotation mark that nobody closed, or an attack. */
const MAX_RECORD = 4_000_000;

export interface CsvDialect {
  /** One of the usual characters, or `NO_DELIMITER` for a file of one column. */
  readonly delimiter: string;
  /** `\n` stands for LF and CRLF, also mixed. */
  readonly newline: '\n' | '\r';
}
/** The unit separator: a delimiter that no text holds. */
export const NO_DELIMITER = '\u001f';

export interface CsvRecord {
  readonly cells: string[];
  /** Physical line where it begins, 1-based. */
  readonly line: number;
  /** The record as it stands in the file, without its line end. */
  readonly raw: () => string;
  /** What is odd about its quotation marks or line ends; `harmless`: the cells are surely what was meant. */
  readonly oddity: { readonly code: string; readonly what: string; readonly found: string; readonly harmless: boolean } | null;
}

interface ParserResult {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string; readonly index?: number }[];
  readonly meta: { readonly cursor: number };
}
type LowLevelParser = new (config: { delimiter: string; newline: string; step: (result: ParserResult) => void }) => {
  parse: (input: string, baseIndex: number, ignoreLastRow: boolean) => ParserResult;
};
// Papa's chunk parser: it is public, but its declaration lacks the constructor's argument and `parse`.
const PapaParser = Papa.Parser as unknown as LowLevelParser;

/**
 * Cuts text that comes in pieces into records. Papa Parse finds the cells; this counts physical lines, takes CRLF and LF
 * mixed, bounds the length of a record and notices what Papa lets pass.
 */
export class CsvRecords {
  readonly #dialect: CsvDialect;
  readonly #file: string;
  readonly #onRecord: (record: CsvRecord) => void;
  #pending = '';
  #line = 1;

  constructor(dialect: CsvDialect, file: string, onRecord: (record: CsvRecord) => void) {
    this.#dialect = dialect;
    this.#file = file;
    this.#onRecord = onRecord;
  }

  /** Physical line on which text that follows `ahead`, not yet pushed, would stand. */
  lineAfter(ahead: string): number {
    return this.#line + countLineEnds(this.#pending + ahead, 0, Infinity, this.#dialect.newline);
  }

  push(piece: string, last: boolean): void {
    const text = this.#pending + piece;
    const { newline, delimiter } = this.#dialect;
    const hasQuotes = text.includes('"');
    const hasBareEnds = newline === '\n' ? /\r(?!\n|$)/.test(text) : text.includes('\n');
    let start = 0;
    const parser = new PapaParser({
      delimiter,
      newline,
      step: (result) => {
        const end = result.meta.cursor;
        const cells = result.data[0];
        if (cells === undefined) return;
        // What follows the last line end of a file is no record.
        if (last && start === text.length && cells.length === 1 && cells[0] === '') return;
        const line = this.#line;
        this.#line += hasQuotes ? countLineEnds(text, start, end, newline) : 1;
        const rawEnd = newline === '\n' ? trimLineEnd(text, start, end) : end - (text[end - 1] === '\r' ? 1 : 0);
        if (newline === '\n') dropCarriageReturn(cells, text, end);
        for (const error of result.errors) if (error.code === 'MissingQuotes') this.#refuseUnclosed(text, start, line, error.index ?? start);
        const malformed = result.errors.length > 0;
        const recordStart = start;
        const raw = () => text.slice(recordStart, rawEnd);
        const oddity = malformed || ((hasQuotes || hasBareEnds) && cells.some(isSuspect)) ? findOddity(cells, raw(), malformed, delimiter) : null;
        start = end;
        this.#onRecord({ cells, line, raw, oddity });
      },
    });
    const { cursor } = parser.parse(text, 0, !last).meta;
    this.#pending = last ? '' : text.slice(Math.max(cursor, start));
    if (this.#pending.length > MAX_RECORD) {
      throw new FatalProblem(
        makeProblem('error', 'csv.recordTooLong', this.#file, `The row that begins on line ${this.#line} of ${this.#file} is longer than ${MAX_RECORD} characters; a cell may have ${MAX_CELL}. Nothing was imported. Is a quotation mark not closed?`, {
          line: this.#line,
          found: this.#pending.slice(0, 200),
        }),
      );
    }
  }

  #refuseUnclosed(text: string, start: number, line: number, index: number): never {
    const { newline } = this.#dialect;
    const opened = line + countLineEnds(text, start, index, newline);
    const swallowed = countLineEnds(text, index, text.length, newline) + (/[\r\n]$/.test(text) ? 0 : 1);
    throw new FatalProblem(
      makeProblem('error', 'csv.unclosedQuote', this.#file, `The quotation mark that opens on line ${opened} of ${this.#file} is never closed, so that ${swallowed} line${swallowed === 1 ? '' : 's'} to the end of the file would be one cell. Nothing was imported. Close it, or double it ("") if it is part of the text.`, {
        line: opened,
        found: text.slice(Math.max(start, index - 1), index + 200),
      }),
    );
  }
}

/** A cell with a quotation mark or a line end in it, or blanks before one: worth the slow look. */
function isSuspect(cell: string): boolean {
  return cell.includes('"') || cell.includes('\r') || cell.includes('\n');
}

function findOddity(cells: readonly string[], raw: string, malformed: boolean, delimiter: string): CsvRecord['oddity'] {
  if (malformed) {
    // Papa reads on to the next quotation mark before a delimiter; over a line end that joins rows that were two.
    return { code: 'csv.textAfterQuote', what: 'has text after a closing quotation mark', found: raw, harmless: !/[\r\n]/.test(raw) };
  }
  for (const cell of cells) {
    if (!isSuspect(cell) || raw.includes(`"${cell.replaceAll('"', '""')}"`)) continue;
    if (/[\r\n]/.test(cell)) return { code: 'csv.mixedLineEnds', what: 'holds a line end of another kind than the rest of the file', found: cell, harmless: false };
    const space = /^\s+"/.test(cell);
    const what = space ? 'has blanks before an opening quotation mark, which therefore counts as text' : 'has a quotation mark inside a cell that is not quoted';
    return { code: space ? 'csv.spaceBeforeQuote' : 'csv.bareQuote', what, found: cell, harmless: !(space && delimiter !== NO_DELIMITER && !/"\s*$/.test(cell)) };
  }
  return null;
}

/** Papa cuts at LF: an unquoted last cell before CRLF keeps its CR, a quoted one does not. */
function dropCarriageReturn(cells: string[], text: string, end: number): void {
  const index = cells.length - 1;
  const cell = cells[index]!;
  if (!cell.endsWith('\r')) return;
  const cellEnd = text[end - 1] === '\n' ? end - 1 : end;
  if (text.startsWith(cell, cellEnd - cell.length)) cells[index] = cell.slice(0, -1);
}

function trimLineEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  if (trimmed > start && text[trimmed - 1] === '\n') trimmed -= 1;
  if (trimmed > start && text[trimmed - 1] === '\r') trimmed -= 1;
  return trimmed;
}

function countLineEnds(text: string, from: number, to: number, newline: string): number {
  let count = 0;
  for (let index = text.indexOf(newline, from); index !== -1 && index < to; index = text.indexOf(newline, index + 1)) count += 1;
  return count;
}
