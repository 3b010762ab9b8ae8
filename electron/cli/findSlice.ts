import type { Slice } from '../../shared/contract/slices';
import type { ItemQuery } from '../../shared/domain/itemQuery';
import { Refusal } from '../data/refusal';

const MOST_NAMES = 20;

/** What finds the items of the saved slice of this name. Throws `Refusal`, which lists the slices there are. */
export function findSlice(slices: readonly Slice[], name: string): ItemQuery {
  const found = slices.find((entry) => entry.name === name);
  if (found) return found.query;
  const more = slices.length > MOST_NAMES ? ` and ${slices.length - MOST_NAMES} more` : '';
  const known = slices.length === 0 ? 'None was saved yet: the app does that in Analyse, Slices.' : `Its slices: ${slices.slice(0, MOST_NAMES).map((entry) => entry.name).join(', ')}${more}.`;
  throw new Refusal('unknownSlice', `There is no slice “${name.slice(0, 80)}” in this project, so nothing was exported. ${known}`);
}
