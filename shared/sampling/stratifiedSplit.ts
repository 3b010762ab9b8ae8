import { createRandom } from './random';
import { shuffle } from './shuffle';

export interface SplitOptions {
  readonly items: number;
  /** Class of each item, -1 for none; null: do not stratify. */
  readonly strata: Int32Array | null;
  /** Group of each item, -1 for none (it may go anywhere); null: no groups. */
  readonly groups: Int32Array | null;
  /** Share of each split, each 0 .. 1, summing to 1. */
  readonly ratios: readonly number[];
  readonly seed: number;
}

/**
 * Which split does each item go to, so that every split has its share of every class?
 *
 * Returns the split's place in `ratios` for every item. Chance is drawn in the order of the items: hand them over in an
 * order that does not depend on how they were imported (Goldset: by external id) and equal data give an equal split.
 *
 * Without groups: of a class of n items, split s gets n * ratio(s) rounded down or up, never further off. Which splits are
 * rounded up is decided by who is furthest behind its share over the classes so far, so that many small classes do not all
 * round the same way and leave a split empty. Items without a class are a stratum of their own.
 *
 * With groups: a group goes to one split whole. Groups are taken largest first, equal ones in random order, each to the split
 * that leaves the smallest sum of squared deviations from the wanted counts: of each class (divided by the class's size, so that
 * rare classes weigh as much as common ones) and of the split's size (divided by the number of items). When as many groups are left as there
 * are wanted splits without items, those get them: no wanted split stays empty while there are enough groups. A greedy rule: with few,
 * large groups the shares can only be as close as those allow; look at the result.
 */
export function stratifiedSplit(options: SplitOptions): Uint8Array {
  const order = shuffle(Uint32Array.from({ length: options.items }, (_, index) => index), createRandom(options.seed));
  return options.groups ? assignGroups(order, options, options.groups) : assignItems(order, options);
}

function assignItems(order: Uint32Array, { items, strata, ratios }: SplitOptions): Uint8Array {
  const assigned = new Uint8Array(items);
  const behind = ratios.map(() => 0);
  for (const members of byStratum(order, strata)) {
    const wanted = ratios.map((ratio) => ratio * members.length);
    const counts = wanted.map((quota) => Math.floor(quota + EPSILON));
    wanted.forEach((quota, split) => (behind[split]! += quota - counts[split]!));
    const left = members.length - counts.reduce((sum, count) => sum + count, 0);
    const byNeed = ratios.map((_, split) => split).filter((split) => wanted[split]! - counts[split]! > EPSILON).sort((a, b) => behind[b]! - behind[a]! || a - b);
    for (const split of byNeed.slice(0, left)) {
      counts[split]!++;
      behind[split]!--;
    }
    let next = 0;
    counts.forEach((count, split) => {
      for (const end = next + count; next < end; next++) assigned[members[next]!] = split;
    });
  }
  return assigned;
}

/** 0.1 + 0.2 is a little more than 0.3: a quota this close to a whole number is that number. */
const EPSILON = 1e-9;

/** Items of each stratum in the given order, largest stratum first. */
function byStratum(order: Uint32Array, strata: Int32Array | null): number[][] {
  const members = new Map<number, number[]>();
  for (const item of order) {
    const stratum = strata ? strata[item]! : 0;
    const list = members.get(stratum);
    if (list) list.push(item);
    else members.set(stratum, [item]);
  }
  return [...members].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]).map(([, list]) => list);
}

function assignGroups(order: Uint32Array, { items, strata, ratios }: SplitOptions, groups: Int32Array): Uint8Array {
  const stratumSizes = new Map<number, number>();
  const stratumOf = (item: number) => (strata ? strata[item]! : 0);
  for (const item of order) stratumSizes.set(stratumOf(item), (stratumSizes.get(stratumOf(item)) ?? 0) + 1);
  const assigned = new Uint8Array(items);
  const sizes = ratios.map(() => 0);
  const counts = ratios.map(() => new Map<number, number>());
  const inOrder = byGroup(order, groups);
  for (const [index, members] of inOrder.entries()) {
    const empty = ratios.filter((ratio, split) => ratio > 0 && sizes[split] === 0).length;
    const mustFill = inOrder.length - index <= empty;
    const inGroup = new Map<number, number>();
    for (const item of members) inGroup.set(stratumOf(item), (inGroup.get(stratumOf(item)) ?? 0) + 1);
    const cost = (split: number) => {
      const ratio = ratios[split]!;
      if (ratio === 0 || (mustFill && sizes[split]! > 0)) return Infinity;
      let sum = growth(sizes[split]! - ratio * items, members.length) / items;
      for (const [stratum, count] of inGroup) {
        const size = stratumSizes.get(stratum)!;
        sum += growth((counts[split]!.get(stratum) ?? 0) - ratio * size, count) / size;
      }
      return sum;
    };
    let best = 0;
    for (let split = 1; split < ratios.length; split++) if (cost(split) < cost(best)) best = split;
    sizes[best]! += members.length;
    for (const [stratum, count] of inGroup) counts[best]!.set(stratum, (counts[best]!.get(stratum) ?? 0) + count);
    for (const item of members) assigned[item] = best;
  }
  return assigned;
}

/** By how much a squared deviation grows when `added` is added to it. */
function growth(deviation: number, added: number): number {
  return added * (2 * deviation + added);
}

/** Members of each group, largest group first, equal ones in the given order; an item without a group is one of its own. */
function byGroup(order: Uint32Array, groups: Int32Array): number[][] {
  const members = new Map<number, number[]>();
  const alone: number[][] = [];
  for (const item of order) {
    const group = groups[item]!;
    const list = members.get(group);
    if (group < 0) alone.push([item]);
    else if (list) list.push(item);
    else members.set(group, [item]);
  }
  return [...members.values(), ...alone].sort((a, b) => b.length - a.length);
}
