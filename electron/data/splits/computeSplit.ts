import type { Database } from 'better-sqlite3';
import type { Input } from '../../../shared/contract';
import type { SplitResult } from '../../../shared/contract/bulk';
import { SPLITS, type Split } from '../../../shared/domain/project';
import { stratifiedSplit } from '../../../shared/sampling/stratifiedSplit';
import { readIds } from '../items/readIds';
import { Refusal } from '../refusal';
import { classShares } from './classShares';
import { groupItems } from './groupItems';

export type SplitRequest = Input<'splits.preview'>;

/** What a split request would do: the items of each split, and the figures that tell whether it is a good one. */
export interface ComputedSplit {
  readonly itemsOf: ReadonlyMap<Split, Uint32Array>;
  readonly result: SplitResult;
}

/** Far more than rounding of typed shares, far less than an item of a million. */
const SUM_TOLERANCE = 1e-6;

/** Same data, request and seed: same split, in whatever order the items were imported. */
export function computeSplit(db: Database, { ratios, stratify, groupKey, seed }: SplitRequest): ComputedSplit {
  const splits = SPLITS.filter((split) => ratios[split] !== undefined);
  const sum = splits.reduce((total, split) => total + ratios[split]!, 0);
  if (splits.length === 0 || Math.abs(sum - 1) > SUM_TOLERANCE) throw new Refusal('badRatios', `The shares of the splits add up to ${Number(sum.toFixed(6))} and not to 1. The splits were left as they are; change the shares.`);

  const ids = readIds(db, 'SELECT id FROM item ORDER BY external_id');
  const maxId = ids.reduce((max, id) => Math.max(max, id), 0);
  const { gold, classes } = readGold(db, maxId);
  const groups = groupKey === null ? null : groupItems(db, groupKey, maxId, { from: 'either', kept: 'The splits were left as they are' });
  const assigned = stratifiedSplit({
    items: ids.length,
    strata: stratify ? Int32Array.from(ids, (id) => gold[id]!) : null,
    groups: groups ? Int32Array.from(ids, (id) => groups[id]!) : null,
    ratios: splits.map((split) => ratios[split]! / sum),
    seed,
  });
  const itemsOf = new Map(splits.map((split, place) => [split, ids.filter((_, index) => assigned[index] === place).sort()]));

  const before = new Map<string, Uint32Array>();
  for (const split of [...SPLITS, null]) {
    const members = readIds(db, `SELECT item_id AS id FROM item_state WHERE split ${split === null ? 'IS NULL' : `= '${split}'`} ORDER BY item_id`);
    if (members.length > 0) before.set(split ?? 'none', members);
  }
  const after = classShares(itemsOf, gold, classes);
  const earlier = classShares(before, gold, classes);
  return {
    itemsOf,
    result: {
      counts: after.counts,
      classShare: after.shares,
      maxDeviation: after.maxDeviation,
      groupsSplitAcross: groups ? countSplitGroups(itemsOf, groups) : 0,
      countsBefore: earlier.counts,
      classShareBefore: earlier.shares,
      overallClassShare: after.overall,
    },
  };
}

/** Place in `classes` of every item's gold class, by item id; -1 where it has none. */
function readGold(db: Database, maxId: number): { gold: Int32Array; classes: readonly string[] } {
  const rows = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM class ORDER BY position, id').all();
  const gold = new Int32Array(maxId + 1).fill(-1);
  rows.forEach(({ id }, place) => {
    for (const itemId of readIds(db, 'SELECT item_id AS id FROM item_state WHERE gold_class_id = ?', id)) gold[itemId] = place;
  });
  return { gold, classes: rows.map(({ name }) => name) };
}

function countSplitGroups(itemsOf: ReadonlyMap<Split, Uint32Array>, groups: Int32Array): number {
  const splitOf = new Map<number, Split>();
  const across = new Set<number>();
  for (const [split, ids] of itemsOf) {
    for (const id of ids) {
      const group = groups[id]!;
      if (group === -1) continue;
      const known = splitOf.get(group);
      if (known === undefined) splitOf.set(group, split);
      else if (known !== split) across.add(group);
    }
  }
  return across.size;
}
