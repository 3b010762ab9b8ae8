import { toCsvLine } from '../../../shared/export/toCsvLine';

/** A table as it is copied and saved: numbers in full, null where a figure is undefined. */
export interface PlainTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** For spreadsheets: tab-separated, one line a row. Tabs and line breaks inside cells become blanks. */
export function toTabText({ head, rows }: PlainTable): string {
  return [head, ...rows].map((row) => row.map((cell) => String(cell ?? '').replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** RFC 4180; cells of text that a spreadsheet would run as a formula are marked, numbers are not. */
export function toCsvText({ head, rows }: PlainTable): string {
  const lineOf = (row: readonly (string | number | null)[]) => {
    // a negative number begins as a formula does
    const marked = row.map((cell) => (typeof cell === 'number' ? String(cell) : toCsvLine([cell ?? ''], 'on').slice(0, -1)));
    return `${marked.join(',')}\n`;
  };
  return [head, ...rows].map(lineOf).join('');
}
