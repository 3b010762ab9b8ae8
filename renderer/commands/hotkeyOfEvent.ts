/** What a key press means as a hotkey of a class or a tag question: `1`-`9`, `a`-`z`, whatever the keyboard layout; null: none. `mayShift`: with Shift it is the same key. */
export function hotkeyOfEvent(event: KeyboardEvent, { singleKeys, mayShift = false }: { readonly singleKeys: boolean; readonly mayShift?: boolean }): string | null {
  if (event.ctrlKey || event.metaKey || (event.shiftKey && !mayShift) || event.altKey === singleKeys) return null;
  const key = event.key.toLowerCase();
  if (/^[1-9a-z]$/.test(key)) return key;
  // On other layouts the key in that place: AZERTY's `&` is the 1, Russian `ф` the A. A letter typed on a Latin layout never gets here.
  const place = /^(?:Digit([1-9])|Key([A-Z]))$/.exec(event.code);
  return place ? (place[1] ?? place[2]!.toLowerCase()) : null;
}
