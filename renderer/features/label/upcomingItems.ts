import type { LabelItem } from '../../../shared/contract/labelling';

export const isSkipped = (item: LabelItem) => item.answer?.kind === 'skip';
/** Whether this annotator still owes the item an answer; a skipped one is owed, after all others. */
const isOpen = (item: LabelItem) => item.answer === null || isSkipped(item);

/** The waiting items with these added: no item twice, in queue order, skipped ones last. */
export function mergeUpcoming(known: readonly LabelItem[], added: readonly LabelItem[]): readonly LabelItem[] {
  const byId = new Map<number, LabelItem>();
  for (const item of [...known, ...added]) if (isOpen(item)) byId.set(item.content.id, item);
  return [...byId.values()].sort((a, b) => Number(isSkipped(a)) - Number(isSkipped(b)) || a.position - b.position);
}

/**
 * The item to show after the one at `position`: the first unanswered one after it, else the first unanswered one there is.
 * In the second pass, over the skipped items, the ones already passed do not come again.
 */
export function pickNext(upcoming: readonly LabelItem[], position: number, options: { readonly skippedToo: boolean; readonly passed: ReadonlySet<number> }): LabelItem | null {
  const fresh = upcoming.filter((item) => !isSkipped(item));
  const skipped = options.skippedToo ? upcoming.filter((item) => isSkipped(item) && !options.passed.has(item.content.id)) : [];
  const after = (items: readonly LabelItem[]) => items.find((item) => item.position > position) ?? items[0];
  return after(fresh) ?? after(skipped) ?? null;
}
