import { markFormula } from './formulaMark';

/** One record of a CSV file (RFC 4180, comma, line feed): quoted where needed, cells that a spreadsheet would run marked. */
export function toCsvLine(cells: readonly string[], marking: 'on' | 'off'): string {
  return `${cells.map((cell) => quote(markFormula(cell, marking))).join(',')}\n`;
}

/** Blanks at the edges are quoted too: some readers drop them otherwise. */
function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
