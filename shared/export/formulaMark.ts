/**
 * Cells that a spreadsheet may run as a formula (OWASP ASVS 1.2.10): `=`, `+`, `-`, `@` and their full-width forms, also after white
 * space or a quotation mark, and anything after a leading tab, line break or NUL. The apostrophes in front are our own mark.
 */
const RISKY = /^'*(?:[\t\r\n\0]|[\s\0"]*[=+\-@＝＋－＠])/u;
const MARK = "'";

/**
 * Puts an apostrophe before a cell that a spreadsheet would run, so that it shows as text there. A cell that already looks marked gets
 * one apostrophe more, also where marking is `off`: `unmarkFormula` gives back every text exactly, whichever way it was written.
 */
export function markFormula(cell: string, marking: 'on' | 'off'): string {
  const isAmbiguous = cell.startsWith(MARK);
  return (marking === 'on' || isAmbiguous) && RISKY.test(cell) ? MARK + cell : cell;
}

/** The text that `markFormula` was given. Only for files that Goldset wrote: in others an apostrophe is an apostrophe. */
export function unmarkFormula(cell: string): string {
  return cell.startsWith(MARK) && RISKY.test(cell) ? cell.slice(MARK.length) : cell;
}
