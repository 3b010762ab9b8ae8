/** What a key press means as a class hotkey: `1`-`9`, `a`-`z`, whatever the keyboard layout; null: none. */
export function hotkeyOfEvent(event: KeyboardEvent, options: { readonly singleKeys: boolean }): string | null {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey === options.singleKeys) return null;
  const key = event.key.toLowerCase();
  if (/^[1-9a-z]$/.test(key)) return key;
  // On other layouts the key in that place: AZERTY's `&` is the 1, Russian `ф` the A. A letter typed on a Latin layout never gets here.
  const place = /^(?:Digit([1-9])|Key([A-Z]))$/.exec(event.code);
  return place ? (place[1] ?? place[2]!.toLowerCase()) : null;
}
