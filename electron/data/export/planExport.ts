import type { Database } from 'better-sqlite3';
import type { ExportSettings } from '../../../shared/contract/exporting';
import { SPLITS } from '../../../shared/domain/project';
import { IdSet } from '../items/idSet';
import { readIds } from '../items/readIds';
import { Refusal } from '../refusal';
import { findSelected } from './findSelected';

export interface PlannedFile {
  readonly name: string;
  /** Items in order of import. */
  readonly ids: Uint32Array;
}

/**
 * The files that an export writes: one of the items selected, one of the split asked for, one of everything (`fileName`), or one
 * for each split that has items, those without a split in `none`. Throws `Refusal` where there is nothing to write.
 */
export function planExport(db: Database, settings: Pick<ExportSettings, 'format' | 'split' | 'selection'>, fileName: string | null): PlannedFile[] {
  const { format, split, selection } = settings;
  const select = (condition: string) => readIds(db, `SELECT item_id AS id FROM item_state WHERE ${condition} ORDER BY item_id`);
  if (selection !== null) {
    const chosen = findSelected(db, selection);
    if (chosen.length === 0) throw new Refusal('nothingToExport', 'No item is in this list, so no file was written. Export another list, or all items.');
    const ids = split === null ? chosen : IdSet.of(chosen, chosen.at(-1)!).filter(select(`split = '${split}'`));
    if (ids.length === 0) throw new Refusal('nothingToExport', `None of the ${chosen.length} items of this list is in ${split}, so no file was written. Export another split of it, or all.`);
    return [{ name: fileName ?? partFileName(settings), ids }];
  }
  if (split !== null) {
    const ids = select(`split = '${split}'`);
    if (ids.length === 0) throw new Refusal('nothingToExport', `No item is in ${split}, so no file was written. Split the items first, or export another split.`);
    return [{ name: fileName ?? `${split}.${format}`, ids }];
  }
  const conditions = [...SPLITS.map((name) => `split = '${name}'`), 'split IS NULL'];
  const parts = fileName === null ? splitFileNames(format).map((name, place) => ({ name, ids: select(conditions[place]!) })) : [{ name: fileName, ids: select('true') }];
  const files = parts.filter(({ ids }) => ids.length > 0);
  if (files.length === 0) throw new Refusal('nothingToExport', 'The project has no items, so no file was written. Import items first.');
  return files;
}

/** Names of the files that an export of all splits may write: train, dev, test, and `none` for items without a split. */
export function splitFileNames(format: ExportSettings['format']): string[] {
  return [...SPLITS, 'none'].map((name) => `${name}.${format}`);
}

/** Name of the file for a part of the project: never that of a file of the whole, which may lie in the same folder. */
export function partFileName({ format, split }: Pick<ExportSettings, 'format' | 'split'>): string {
  return `${split === null ? 'items' : `items-${split}`}.${format}`;
}
