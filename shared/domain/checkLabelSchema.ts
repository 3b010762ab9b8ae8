import { CLASS_HOTKEYS, type LabelClass, type LabelSchema } from './labelSchema';

/** What is wrong with a label schema as it was edited, one sentence each, to be shown beside the editor; empty when it can be saved. */
export function checkLabelSchema({ classes }: Pick<LabelSchema, 'classes'>): string[] {
  const problems: string[] = [];
  const uids = new Set<string>();
  const names = new Set<string>();
  const byHotkey = new Map<string, LabelClass>();
  for (const entry of classes) {
    if (entry.name === '') problems.push('A class has no name.');
    // Names are compared code point by code point: `É` composed or not, `Spam` and `spam` are different classes.
    else if (names.has(entry.name)) problems.push(`Two classes are called “${entry.name}”.`);
    if (uids.has(entry.uid)) problems.push(`The class “${entry.name}” is listed twice.`);
    names.add(entry.name);
    uids.add(entry.uid);
    if (entry.hotkey === null || entry.retired) continue;
    if (!CLASS_HOTKEYS.includes(entry.hotkey)) problems.push(`The key ${entry.hotkey} of “${entry.name}” is not one that can stand for a class.`);
    const other = byHotkey.get(entry.hotkey);
    if (other) problems.push(`“${other.name}” and “${entry.name}” share the key ${entry.hotkey}.`);
    byHotkey.set(entry.hotkey, entry);
  }
  return problems;
}
