import { parseJsonRecord } from './json/parseJsonRecord';
import type { Cell } from './records';

const NESTED = new Map([
  ['tags', 'tag'],
  ['features', 'feature'],
  ['metadata', 'field'],
]);

/** A record of our own JSON export with its tags, inputs and kept columns beside the other keys: `tag:KEY`, `feature:NAME`, `field:NAME`. */
export function flattenExported(entries: ReadonlyMap<string, Cell>): Map<string, Cell> {
  const flat = new Map<string, Cell>();
  for (const [key, cell] of entries) {
    const prefix = NESTED.get(key);
    if (prefix !== undefined && cell !== null && typeof cell === 'object' && 'kind' in cell && cell.kind === 'object') {
      for (const [name, value] of parseJsonRecord(cell.source).entries) flat.set(`${prefix}:${name}`, value);
    } else flat.set(key, cell);
  }
  return flat;
}
