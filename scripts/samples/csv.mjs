import fs from 'node:fs';

/**
 * Writes rows as CSV by RFC 4180, in UTF-8 with line feeds.
 * @param {string} file
 * @param {ReadonlyArray<Readonly<Record<string, string | number>>>} rows all with the columns of the first
 */
export function writeCsv(file, rows) {
  const columns = Object.keys(rows[0]);
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  fs.writeFileSync(file, lines.map((cells) => `${cells.map(toCell).join(',')}\n`).join(''));
}

function toCell(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
