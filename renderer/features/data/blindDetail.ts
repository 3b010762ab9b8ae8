import type { ItemDetail } from '../../../shared/contract/items';

/** The item as an annotator who labels blind may see it: without gold and auto-label, and only their own events. */
export function blindDetail(detail: ItemDetail, ownName: string | null): ItemDetail {
  return { ...detail, goldClassUid: null, autoLabel: null, gold: [], events: detail.events.filter(({ annotator }) => annotator === ownName) };
}
