import type { LabelClass } from '../../../shared/domain/labelSchema';

/** An edited schema with its merged classes as they are: what answers count as is changed by surgery alone, which shows first what it does. */
export function keepMerges(present: readonly LabelClass[], next: readonly LabelClass[]): LabelClass[] {
  const merged = new Map(present.filter(({ mergedInto }) => mergedInto).map((entry) => [entry.uid, entry]));
  return next.map((entry) => {
    const known = merged.get(entry.uid);
    if (known) return { ...entry, hotkey: null, retired: true, mergedInto: known.mergedInto! };
    return entry.mergedInto ? { ...entry, mergedInto: null } : entry;
  });
}
