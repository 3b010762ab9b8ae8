import type { LabelClass } from '../../../shared/domain/labelSchema';

export interface SchemaContent {
  readonly question: string;
  readonly classes: readonly LabelClass[];
}

const FIELDS = ['name', 'color', 'hotkey', 'definition', 'abstain', 'retired', 'borderline', 'mergedInto'] as const;

/**
 * The schema without one of its changes (`before` became `after`), whatever was changed since: what the change set and nobody set
 * otherwise later goes back; classes that it added go, unless answers speak of them (`isUsed`): those are retired. A key or a name
 * that somebody else has by now is not taken back from them.
 */
export function revertSchema(present: SchemaContent, before: SchemaContent, after: SchemaContent, isUsed: (uid: string) => boolean): SchemaContent {
  const old = byUid(before);
  const changed = byUid(after);
  const kept: LabelClass[] = present.classes.flatMap((entry): LabelClass[] => {
    const was = old.get(entry.uid);
    const became = changed.get(entry.uid);
    if (was && became) return [revertClass(entry, was, became)];
    if (became && !was) return isUsed(entry.uid) ? [{ ...entry, retired: true }] : [];
    return [entry];
  });
  const known = byUid(present);
  const removed = before.classes.filter(({ uid }) => !changed.has(uid) && !known.has(uid));
  const classes = orderAs(before, after, [...kept, ...removed]);
  return { question: present.question === after.question ? before.question : present.question, classes: withoutClashes(classes, old) };
}

function byUid({ classes }: SchemaContent): Map<string, LabelClass> {
  return new Map(classes.map((entry) => [entry.uid, entry]));
}

function revertClass(present: LabelClass, before: LabelClass, after: LabelClass): LabelClass {
  const fields = FIELDS.filter((field) => before[field] !== after[field] && present[field] === after[field]);
  const reverted: Record<string, unknown> = { ...present };
  for (const field of fields) {
    // a field that was not there is not there again: the version reads as it did
    if (before[field] === undefined) delete reverted[field];
    else reverted[field] = before[field];
  }
  return reverted as unknown as LabelClass;
}

/** In the order of before where nothing was moved since; else as they are now. */
function orderAs(before: SchemaContent, after: SchemaContent, classes: readonly LabelClass[]): readonly LabelClass[] {
  const place = new Map(before.classes.map(({ uid }, index) => [uid, index]));
  const placeAfter = new Map(after.classes.map(({ uid }, index) => [uid, index]));
  const movedSince = classes.map(({ uid }) => placeAfter.get(uid)).filter((at) => at !== undefined).some((at, index, places) => index > 0 && at < places[index - 1]!);
  if (movedSince) return classes;
  return [...classes].sort((a, b) => (place.get(a.uid) ?? Infinity) - (place.get(b.uid) ?? Infinity) || 0);
}

/** A class that the change added and that stays gives way to the name of an old one; a key that two would have stays with the one of before. */
function withoutClashes(classes: readonly LabelClass[], old: ReadonlyMap<string, LabelClass>): LabelClass[] {
  const names = new Set(classes.filter(({ uid }) => old.has(uid)).map(({ name }) => name));
  const keys = new Set(classes.filter(({ uid, retired }) => old.has(uid) && !retired).map(({ hotkey }) => hotkey));
  return classes.map((entry) => {
    if (old.has(entry.uid)) return entry;
    const name = freeName(entry.name, names);
    names.add(name);
    const hotkey = entry.retired || keys.has(entry.hotkey) ? null : entry.hotkey;
    return name === entry.name && hotkey === entry.hotkey ? entry : { ...entry, name, hotkey };
  });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name} (${n})`;
  return free;
}
