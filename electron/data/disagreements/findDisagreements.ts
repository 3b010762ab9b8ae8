import type { Database } from 'better-sqlite3';
import type { LabelMatrix } from '../../../shared/agreement/labelMatrix';
import type { ProjectLabels } from '../agreement/readLabels';
import { readIds } from '../items/readIds';

export interface OpenItem {
  readonly itemId: number;
  /** Place in the label matrix; -1: the item has flags only. */
  readonly place: number;
  readonly flags: number;
}

/** Items that nothing was decided about and that have two different answers or more, or a flag that they are ambiguous; in order of import. Abstain answers are no answers. */
export function findDisagreements(db: Database, { matrix, itemIds }: ProjectLabels): OpenItem[] {
  const settled = new Set(readIds(db, 'SELECT item_id AS id FROM item_state WHERE decision IS NOT NULL'));
  const flags = new Map<number, number>();
  for (const itemId of readIds(db, "SELECT item_id AS id FROM current_label WHERE kind = 'ambiguous' ORDER BY item_id")) flags.set(itemId, (flags.get(itemId) ?? 0) + 1);
  const open: OpenItem[] = [];
  itemIds.forEach((itemId, place) => {
    const flagged = flags.get(itemId) ?? 0;
    flags.delete(itemId);
    if (!settled.has(itemId) && (flagged > 0 || isDisputed(matrix, place))) open.push({ itemId, place, flags: flagged });
  });
  // what is left has no label of any class
  for (const [itemId, flagged] of flags) if (!settled.has(itemId)) open.push({ itemId, place: -1, flags: flagged });
  return open.sort((a, b) => a.itemId - b.itemId);
}

function isDisputed({ start, label }: LabelMatrix, place: number): boolean {
  const first = label[start[place]!];
  for (let at = start[place]! + 1; at < start[place + 1]!; at += 1) if (label[at] !== first) return true;
  return false;
}
