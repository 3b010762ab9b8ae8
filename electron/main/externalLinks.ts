import { shell } from 'electron';

/** Pages about Goldset that the app itself links to. Data never adds to it: a link inside an item or a guideline opens nothing. */
const LINKS: ReadonlySet<string> = new Set(['https://www.sqlite.org/', 'https://www.electronjs.org/']);

/** Opens the address in the user's browser when it is one of the app's own, letter for letter; anything else is ignored. */
export function openExternalLink(address: string): void {
  if (LINKS.has(address)) void shell.openExternal(address);
}
