import type { ItemDetail } from '../../../shared/contract/items';

/** The item as an annotator who labels blind may see it: without gold, and only their own events. */
export function blindDetail(detail: ItemDetail, ownName: string | null): ItemDetail {
  return { ...detail, goldClassUid: null, gold: [], events: detail.events.filter(({ annotator }) => annotator === ownName) };
}
