import type { Database } from 'better-sqlite3';
import type { CodeNumbers, TagCodes } from '../../../shared/evaluation/evaluationRows';
import { keptWhileUnchanged } from '../db/keptWhileUnchanged';
import { groupIds, valueGroups } from '../items/valueGroups';
import { loadTruth } from './loadTruth';

const kept = keptWhileUnchanged(() => new Map<string, TagCodes>());

/** The values of a tag key by item, in the grid's order, "no value" last; of all items. Kept while the file is unchanged: a tenth of a second a million items. */
export function readTag(db: Database, key: string): TagCodes {
  const known = kept(db);
  const codes = known.get(key) ?? read(db, key);
  known.set(key, codes);
  return codes;
}

function read(db: Database, key: string): TagCodes {
  const { itemCount } = loadTruth(db);
  const column = { kind: 'tag', key } as const;
  const groups = valueGroups(db, column);
  const codes = codesFor(itemCount, groups.length).fill(groups.length);
  const more: (readonly [item: number, code: number])[] = [];
  groups.forEach((group, code) => {
    for (const id of groupIds(db, column, group)) {
      if (codes[id - 1] === groups.length) codes[id - 1] = code;
      else more.push([id - 1, code]);
    }
  });
  return { key, values: [...groups.map(({ value }) => value), null], codes, more: { item: Uint32Array.from(more, ([item]) => item), code: Int32Array.from(more, ([, code]) => code) } };
}

function codesFor(length: number, largest: number): CodeNumbers {
  if (largest < 2 ** 8) return new Uint8Array(length);
  return largest < 2 ** 16 ? new Uint16Array(length) : new Int32Array(length);
}
