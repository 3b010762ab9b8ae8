import type { Pause } from '../metrics/measure';
import { pacer } from '../metrics/pacer';
import { createRandom, type Random } from '../sampling/random';

/** Points that centres are moved by; the others are only assigned. */
const MOST_MOVED = 5_000;
const ROUNDS = 10;

/**
 * Which points belong together, in `count` groups?
 *
 * K-means: centres drawn by k-means++ (each next one with a chance that grows with the squared distance to the nearest so far), then up to 10 rounds of assigning and averaging. With more than
 * 5,000 points the centres are found on a random 5,000 of them. A group that loses all its points keeps its centre; groups may be empty.
 *
 * `points`: row after row. Returns the group of each point, 0 .. count - 1. The groups depend on the seed: they are for spreading a batch, not for findings. Reference: Arthur and
 * Vassilvitskii 2007, "k-means++", https://dl.acm.org/doi/10.5555/1283383.1283494. Compared with planted groups.
 */
export async function clusterRows({ values, columns }: { readonly values: Float32Array; readonly columns: number }, count: number, seed: number, pause?: Pause): Promise<Int32Array> {
  const points = columns === 0 ? 0 : values.length / columns;
  const groups = new Int32Array(points);
  if (count <= 1) return groups;
  const random = createRandom(seed);
  const pace = pacer(pause ?? (() => Promise.resolve()));
  const sample = drawSample(points, random);
  const centres = new Float32Array(count * columns);
  const nearest = new Float64Array(sample.length).fill(Infinity);
  for (let centre = 0; centre < count; centre += 1) {
    const chosen = sample[centre === 0 ? random.nextBelow(sample.length) : drawBy(nearest, random)]!;
    centres.set(values.subarray(chosen * columns, (chosen + 1) * columns), centre * columns);
    for (let at = 0; at < sample.length; at += 1) nearest[at] = Math.min(nearest[at]!, squaredDistance(values, sample[at]! * columns, centres, centre * columns, columns));
    await pace(sample.length * columns / 100, null, 'groups');
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = 0;
    const sums = new Float64Array(count * columns);
    const sizes = new Uint32Array(count);
    for (let at = 0; at < sample.length; at += 1) {
      const group = nearestCentre(values, sample[at]! * columns, centres, columns);
      if (group !== groups[sample[at]!] || round === 0) moved += 1;
      groups[sample[at]!] = group;
      sizes[group]! += 1;
      for (let column = 0; column < columns; column += 1) sums[group * columns + column]! += values[sample[at]! * columns + column]!;
      await pace(centres.length / 100, round / ROUNDS, 'groups');
    }
    if (moved === 0) break;
    for (let group = 0; group < count; group += 1) if (sizes[group]! > 0) for (let column = 0; column < columns; column += 1) centres[group * columns + column] = sums[group * columns + column]! / sizes[group]!;
  }
  for (let point = 0; point < points; point += 1) {
    groups[point] = nearestCentre(values, point * columns, centres, columns);
    await pace(centres.length / 100, null, 'groups');
  }
  return groups;
}

function drawSample(points: number, random: Random): Uint32Array {
  const all = Uint32Array.from({ length: points }, (_, at) => at);
  if (points <= MOST_MOVED) return all;
  for (let at = 0; at < MOST_MOVED; at += 1) {
    const other = at + random.nextBelow(points - at);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all.subarray(0, MOST_MOVED);
}

/** A place, each with a chance in proportion to its weight; any place where all weights are 0. */
function drawBy(weights: Float64Array, random: Random): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return random.nextBelow(weights.length);
  let left = random.nextFloat() * total;
  for (let at = 0; at < weights.length; at += 1) {
    left -= weights[at]!;
    if (left < 0) return at;
  }
  return weights.length - 1;
}

function nearestCentre(values: Float32Array, base: number, centres: Float32Array, columns: number): number {
  let [best, least] = [0, Infinity];
  for (let centre = 0; centre * columns < centres.length; centre += 1) {
    const distance = squaredDistance(values, base, centres, centre * columns, columns);
    if (distance < least) [best, least] = [centre, distance];
  }
  return best;
}

export function squaredDistance(a: Float32Array, fromA: number, b: Float32Array, fromB: number, columns: number): number {
  let sum = 0;
  for (let column = 0; column < columns; column += 1) {
    const difference = a[fromA + column]! - b[fromB + column]!;
    sum += difference * difference;
  }
  return sum;
}
