import { getClassColor } from '../../../shared/domain/classPalette';
import { CLASS_HOTKEYS, type LabelClass } from '../../../shared/domain/labelSchema';

/** A label schema being edited: what `labelSchema.save` takes. */
export interface SchemaDraft {
  readonly question: string;
  readonly classes: readonly LabelClass[];
}

export const MOST_CLASSES = 10_000;

/** Adds one class for each line that names none yet; blank lines do not count. The next free key and colour are given. */
export function addClasses(draft: SchemaDraft, names: string, makeUid: () => string): SchemaDraft {
  const taken = new Set(draft.classes.map(({ name }) => name));
  const usedKeys = new Set(draft.classes.flatMap(({ hotkey, retired }) => (hotkey === null || retired ? [] : [hotkey])));
  const freeKeys = CLASS_HOTKEYS.filter((key) => !usedKeys.has(key));
  const usedColors = new Set(draft.classes.map(({ color }) => color));
  const added: LabelClass[] = [];
  let colorIndex = 0;
  for (const line of names.split(/\r?\n/)) {
    const name = line.trim();
    if (name === '' || taken.has(name) || draft.classes.length + added.length >= MOST_CLASSES) continue;
    taken.add(name);
    while (usedColors.has(getClassColor(colorIndex))) colorIndex += 1;
    const color = getClassColor(colorIndex);
    usedColors.add(color);
    added.push({ uid: makeUid(), name, color, hotkey: freeKeys.shift() ?? null, definition: '', abstain: /^\[.*\]$/.test(name), retired: false });
  }
  return { ...draft, classes: [...draft.classes, ...added] };
}

export function changeClass(draft: SchemaDraft, uid: string, change: Partial<Omit<LabelClass, 'uid'>>): SchemaDraft {
  return { ...draft, classes: draft.classes.map((entry) => (entry.uid === uid ? { ...entry, ...change } : entry)) };
}

export function removeClass(draft: SchemaDraft, uid: string): SchemaDraft {
  return { ...draft, classes: draft.classes.filter((entry) => entry.uid !== uid) };
}

/** Puts a class at a place (0-based) among the others. */
export function moveClass(draft: SchemaDraft, uid: string, to: number): SchemaDraft {
  const moved = draft.classes.find((entry) => entry.uid === uid);
  if (!moved) return draft;
  const others = draft.classes.filter((entry) => entry.uid !== uid);
  const place = Math.max(0, Math.min(others.length, to));
  return { ...draft, classes: [...others.slice(0, place), moved, ...others.slice(place)] };
}

export interface ClassProblems {
  readonly name?: string;
  readonly hotkey?: string;
}

/** What keeps the draft from being saved, by class uid. Empty: nothing. */
export function findProblems({ classes }: SchemaDraft): ReadonlyMap<string, ClassProblems> {
  const problems = new Map<string, ClassProblems>();
  const names = new Map<string, LabelClass>();
  const keys = new Map<string, LabelClass>();
  for (const entry of classes) {
    const name = entry.name.trim() === '' ? 'A class needs a name.' : names.has(entry.name) ? 'Another class has this name already.' : undefined;
    names.set(entry.name, entry);
    const holder = entry.hotkey === null || entry.retired ? undefined : keys.get(entry.hotkey);
    const hotkey = holder ? `Key ${entry.hotkey!.toUpperCase()} belongs to ${holder.name || 'another class'}.` : undefined;
    if (entry.hotkey !== null && !entry.retired && !holder) keys.set(entry.hotkey, entry);
    if (name !== undefined || hotkey !== undefined) problems.set(entry.uid, { ...(name === undefined ? {} : { name }), ...(hotkey === undefined ? {} : { hotkey }) });
  }
  return problems;
}
