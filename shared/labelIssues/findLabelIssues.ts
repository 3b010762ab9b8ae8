import type { Pause } from '../metrics/measure';
import { calibrateJoint } from './calibrateJoint';
import { confidentJoint, type ConfidentJoint } from './confidentJoint';
import { countGiven, type LabelledProbabilities } from './labelledProbabilities';

export type IssueFilter = 'prune-by-noise-rate' | 'prune-by-class' | 'both' | 'confident-learning';

export interface FoundIssues {
  readonly joint: ConfidentJoint;
  readonly calibrated: readonly (readonly number[])[];
  /** Places of the items whose label is likely wrong, ascending. */
  readonly issues: Uint32Array;
}

/**
 * Which labels are likely wrong?
 *
 * Confident learning: how many labels of each class are likely wrong is estimated by the calibrated joint of given and true labels (confidentJoint, calibrateJoint), which ones by the
 * model's probabilities. `prune-by-noise-rate` (the usual): for each given class i and other class j, as many items labelled i as the joint says are j, those
 * with the largest p_j - p_i. `prune-by-class`: for each class as many as the joint says are of any other, those with the lowest probability of it.
 * `both`: items that both find. `confident-learning`: the items off the diagonal of the count matrix. An item whose given label is the most probable class is
 * never one. At least one item of each class stays; of equal values the earlier items are taken.
 *
 * Not to be trusted without out-of-sample probabilities (confidentJoint), and it finds at most what the model knows better than the labels. A found label is likely
 * wrong, not wrong: somebody has to look.
 *
 * Example: the 12 items of its test -> items 2, 6 and 10. Reference: Northcutt, Jiang and Chuang 2021, doi:10.1613/jair.1.12125, section 3.2. Compared with cleanlab 2.9.
 */
export async function findLabelIssues(items: LabelledProbabilities, filter: IssueFilter, pause: Pause): Promise<FoundIssues> {
  await pause(0, 'confident joint');
  const joint = confidentJoint(items);
  const given = countGiven(items);
  const calibrated = calibrateJoint(joint.counts, given);
  const found = new Uint8Array(items.given.length);
  if (filter === 'confident-learning') joint.confident.forEach((place, at) => place >= 0 && place !== items.given[at] && (found[at] = 1));
  else {
    const remove = calibrated.map(keepOne);
    const byClass = groupByGiven(items, given);
    if (filter !== 'prune-by-noise-rate') await pruneByClass(items, byClass, remove, pause, (at) => (found[at] = 1));
    if (filter === 'prune-by-noise-rate') await pruneByNoiseRate(items, byClass, remove, pause, (at) => (found[at] = 1));
    if (filter === 'both') {
      await pruneByNoiseRate(items, byClass, remove, pause, (at) => found[at] === 1 && (found[at] = 2));
      found.forEach((value, at) => (found[at] = value === 2 ? 1 : 0));
    }
  }
  for (let at = 0; at < found.length; at += 1) if (found[at] === 1 && mostProbable(items, at) === items.given[at]) found[at] = 0;
  return { joint, calibrated, issues: Uint32Array.from(found.keys()).filter((at) => found[at] === 1) };
}

/** The most probable class of an item, the first of equal ones: what is suggested instead of its label. */
export function mostProbable({ classCount, row, values }: LabelledProbabilities, at: number): number {
  let best = 0;
  for (let place = 1; place < classCount; place += 1) if (values[row[at]! * classCount + place]! > values[row[at]! * classCount + best]!) best = place;
  return best;
}

/** A row of the joint with at least 1 on the diagonal, taken in equal parts from the others. */
function keepOne(line: readonly number[], place: number): number[] {
  if (line[place]! >= 1) return [...line];
  const share = 1 / Math.max(1, line.filter((count) => count > 0).length - 1);
  return line.map((count, at) => (at === place ? 1 : Math.floor(Math.max(0, count - share))));
}

function groupByGiven({ given }: LabelledProbabilities, counts: Uint32Array): Uint32Array[] {
  const groups = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(counts.length);
  given.forEach((place, at) => (groups[place]![filled[place]!++] = at));
  return groups;
}

type Prune = (items: LabelledProbabilities, byClass: readonly Uint32Array[], remove: readonly (readonly number[])[], pause: Pause, flag: (at: number) => void) => Promise<void>;

const pruneByClass: Prune = async ({ classCount, row, values, given }, byClass, remove, pause, flag) => {
  for (const [place, members] of byClass.entries()) {
    if (members.length <= 1) continue;
    await pause(place / byClass.length, 'label errors by class');
    takeLowest(members, members.length - remove[place]![place]!, (at) => values[row[at]! * classCount + given[at]!]!, flag);
  }
};

const pruneByNoiseRate: Prune = async ({ classCount, row, values }, byClass, remove, pause, flag) => {
  for (const [place, members] of byClass.entries()) {
    if (members.length <= 1) continue;
    for (let other = 0; other < classCount; other += 1) {
      const count = remove[place]![other]!;
      if (other === place || count === 0) continue;
      await pause((place + other / classCount) / byClass.length, 'label errors by noise rate');
      takeLowest(members, count, (at) => values[row[at]! * classCount + place]! - values[row[at]! * classCount + other]!, flag);
    }
  }
};

/** Flags the `count` members with the lowest values, earlier ones first where values are equal. */
function takeLowest(members: Uint32Array, count: number, valueOf: (at: number) => number, flag: (at: number) => void): void {
  if (count <= 0) return;
  const all = new Float64Array(members.length);
  for (let index = 0; index < all.length; index += 1) all[index] = valueOf(members[index]!);
  const limit = count >= all.length ? Number.POSITIVE_INFINITY : all.slice().sort()[count - 1]!;
  let left = count;
  for (let index = 0; index < all.length; index += 1) if (all[index]! < limit) left -= 1;
  // Those at the limit fill what the ones under it leave.
  for (let index = 0; index < all.length; index += 1) if (all[index]! < limit || (all[index] === limit && left-- > 0)) flag(members[index]!);
}
