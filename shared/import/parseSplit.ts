import type { Split } from '../domain/project';

const NAMES: ReadonlyMap<string, Split> = new Map<string, Split>([
  ['train', 'train'],
  ['training', 'train'],
  ['dev', 'dev'],
  ['val', 'dev'],
  ['valid', 'dev'],
  ['validation', 'dev'],
  ['test', 'test'],
  ['testing', 'test'],
]);

/** The split that a cell names (`val` = `dev`, any case); undefined where it names none. */
export function findSplit(cell: string): Split | undefined {
  return NAMES.get(cell) ?? NAMES.get(cell.toLowerCase());
}
