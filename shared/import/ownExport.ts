import { AUTO_COLUMNS, recogniseExport, type ExportColumn } from '../domain/exportColumns';
import type { Modality } from '../domain/project';
import type { FieldMap, ImportAs } from './fields';

/**
 * What a file that Goldset wrote holds. Its columns are then named by what they are: `tag:KEY`, `feature:NAME`, `field:NAME`, and the
 * fixed ones as they stand, whether it was CSV (with the names in the header) or JSON (with objects of them).
 */
export type OwnExport = 'items' | 'annotations';

/** Columns that say what the project computes anew. */
const DERIVED: ReadonlySet<string> = new Set(['labelDistribution', 'annotations', 'history', 'goldHistory', ...AUTO_COLUMNS]);
const ITEM_KEYS = ['id', 'label', 'split', 'tags', 'labelDistribution', 'annotations', 'method'];
const ANNOTATION_KEYS = ['item', 'annotator', 'label', 'time', 'kind', 'note', 'durationMs'];

/** Told by all the fixed keys being there. */
export function recogniseExportedKeys(keys: readonly string[]): OwnExport | null {
  const has = new Set(keys);
  if (ITEM_KEYS.every((key) => has.has(key))) return 'items';
  return ANNOTATION_KEYS.every((key) => has.has(key)) ? 'annotations' : null;
}

/** The same for the header of a CSV, with the columns' names as above. */
export function recogniseExportedHeader(headers: readonly string[]): { readonly own: OwnExport; readonly columns: readonly string[] } | null {
  const found = recogniseExport(headers);
  if (found === null) return null;
  return found.rows === 'annotations' ? { own: 'annotations', columns: headers } : { own: 'items', columns: found.columns.map(nameOf) };
}

function nameOf(column: ExportColumn): string {
  return 'name' in column ? `${column.kind}:${column.name}` : column.kind;
}

export type OwnColumn = { readonly kind: 'tag' | 'feature' | 'field'; readonly name: string } | { readonly kind: 'derived' | 'answers' | 'method' | 'decision' | 'reason' | 'fixed'; readonly name: string };

export function toOwnColumn(column: string): OwnColumn {
  const named = /^(tag|feature|field):/.exec(column);
  if (named) return { kind: named[1] as 'tag' | 'feature' | 'field', name: column.slice(named[0].length) };
  if (DERIVED.has(column)) return { kind: 'derived', name: column };
  return { kind: column === 'answers' || column === 'method' || column === 'decision' || column === 'reason' ? column : 'fixed', name: column };
}

/** Our own label column is the gold label: unlike in other files that is known. */
export function guessOwnFields(own: OwnExport, as: ImportAs, modality: Modality): FieldMap | null {
  if (own === 'annotations') return as === 'annotations' ? { item: 'item', annotator: 'annotator', label: 'label', time: 'time' } : null;
  if (as === 'gold') return { item: 'id', label: 'label' };
  if (as !== 'items') return null;
  return { id: 'id', gold: 'label', split: 'split', ...(modality === 'table' ? {} : { [modality]: modality }) };
}
