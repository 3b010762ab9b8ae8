import type { Cell } from '../read/records';

/** A cell as text; no value is the empty text. */
export function toText(cell: Cell | undefined): string {
  if (typeof cell === 'string') return cell;
  if (cell === null || cell === undefined) return '';
  return 'source' in cell ? cell.source : JSON.stringify(cell);
}
