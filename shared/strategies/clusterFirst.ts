import { createRandom } from '../sampling/random';
import { clusterRows, squaredDistance } from './clusterRows';
import { projectRows } from './projectRows';
import { needFeatures } from './needFeatures';
import type { BatchRequest, Pick, Ranking } from './strategy';

const MOST_GROUPS = 200;
const NEIGHBOURS = 20;
/** Of a larger group, as many are looked at as candidates and as neighbours. */
const MOST_MEMBERS = 400;

/**
 * Which few items stand for all of them, before a model knows anything?
 *
 * Labelled and unlabelled rows, projected (projectRows), are put into as many groups as there are labels and items wanted, at most 200 (clusterRows). Groups without a label come first, then those with the
 * fewest; among them the largest first. Of each the most typical item is taken: the one with the smallest mean distance to its 20 nearest neighbours in the group. After each group had its
 * turn, each gives its next.
 *
 * The score is the share of all rows that the group holds. Needs features, no model. Don't trust it where groups have nothing to do with the classes: then it is as good as
 * chance. Reference: Hacohen, Dekel and Weinshall 2022, "Active learning on a budget: opposite strategies suit high and low budgets", arXiv:2202.02794 (TypiClust).
 */
export async function clusterFirst(request: BatchRequest): Promise<Ranking> {
  const { candidates, labelled, size, seed, pause } = request;
  const features = needFeatures(request);
  const rows = Uint32Array.from([...Array.from(candidates), ...Array.from(labelled.rows)]);
  const points = projectRows(features, rows, seed);
  const count = Math.max(1, Math.min(MOST_GROUPS, labelled.rows.length + size, rows.length));
  const groups = await clusterRows(points, count, seed, pause);
  const members = Array.from({ length: count }, (): number[] => []);
  const labels = new Uint32Array(count);
  groups.forEach((group, at) => (at < candidates.length ? members[group]!.push(at) : (labels[group]! += 1)));
  const order = Array.from(members.keys()).filter((group) => members[group]!.length > 0).sort((a, b) => labels[a]! - labels[b]! || members[b]!.length - members[a]!.length || a - b);
  function* picks(): Generator<Pick> {
    const typical = new Map<number, Iterator<number>>();
    let left = order;
    while (left.length > 0) {
      const next: number[] = [];
      for (const group of left) {
        let list = typical.get(group);
        if (!list) typical.set(group, (list = mostTypical(members[group]!, points, seed + group).values()));
        const found = list.next();
        if (found.done) continue;
        next.push(group);
        const held = members[group]!.length + labels[group]!;
        yield { row: rows[found.value]!, score: held / rows.length, reason: `typical of a group of ${held.toLocaleString('en')} items, ${labels[group] === 0 ? 'none' : labels[group]} of them labelled` };
      }
      left = next;
    }
  }
  return { picks: picks() };
}

/** Members of a group by how near their neighbours are, nearest first; those of a large group that were not looked at follow. */
function mostTypical(members: readonly number[], { values, columns }: { readonly values: Float32Array; readonly columns: number }, seed: number): number[] {
  const list = [...members];
  const random = createRandom(seed);
  const looked = Math.min(list.length, MOST_MEMBERS);
  if (looked < list.length) {
    for (let at = 0; at < looked; at += 1) {
      const other = at + random.nextBelow(list.length - at);
      [list[at], list[other]] = [list[other]!, list[at]!];
    }
  }
  const some = list.slice(0, looked);
  const spread = new Map(some.map((member) => {
    const distances = Float64Array.from(some, (other) => Math.sqrt(squaredDistance(values, member * columns, values, other * columns, columns))).sort();
    const near = distances.subarray(1, 1 + NEIGHBOURS);
    return [member, near.length === 0 ? 0 : near.reduce((sum, distance) => sum + distance, 0) / near.length];
  }));
  return [...some.sort((a, b) => spread.get(a)! - spread.get(b)! || a - b), ...list.slice(looked)];
}
