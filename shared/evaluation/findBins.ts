import { quantile } from '../metrics/quantile';

/** Adjoining bins of numbers, [low, high), the last one closed. Null: open to that side. */
export interface Bin {
  readonly low: number | null;
  readonly high: number | null;
  /** Whether `high` itself belongs to it. */
  readonly closed: boolean;
  /** What its row is called: the same bin, the same name. */
  readonly name: string;
}

/**
 * Into which bins do these numbers go? `quantiles`: as equally full as equal values allow, edges by linear interpolation (shared/metrics/quantile.ts);
 * `equalWidth`: equally wide from the least to the largest. Edges that coincide are one edge, so there may be fewer than `count` bins, and none without
 * values. `values`: any order, no NaN. Example: 1 2 3 4 in 2 quantiles -> [1, 2.5) [2.5, 4].
 */
export function findBins(values: Float64Array, method: 'quantiles' | 'equalWidth', count: number): Bin[] {
  if (values.length === 0) return [];
  const sorted = values.slice().sort();
  const [least, largest] = [sorted[0]!, sorted.at(-1)!];
  const edges = Array.from({ length: count + 1 }, (_, at) => {
    if (at === 0) return least;
    if (at === count) return largest;
    return method === 'quantiles' ? quantile(sorted, at / count) : least + (largest - least) * (at / count);
  });
  const distinct = edges.filter((edge, at) => at === 0 || edge > edges[at - 1]!);
  if (distinct.length === 1) return nameBins([least, largest]);
  return nameBins(distinct);
}

/** Bins from inner edges, ascending: below the first, between two, from the last on. */
export function binsByHand(edges: readonly number[]): Bin[] {
  const distinct = [...new Set(edges)].sort((a, b) => a - b);
  if (distinct.length === 0) return [];
  return nameBins([null, ...distinct, null]);
}

/** The place of a number among bins, -1 where it is in none. Bisection. */
export function binOf(bins: readonly Bin[], value: number): number {
  let [low, high] = [0, bins.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const bin = bins[middle]!;
    if (bin.low !== null && value < bin.low) high = middle - 1;
    else if (bin.high !== null && (bin.closed ? value > bin.high : value >= bin.high)) low = middle + 1;
    else return middle;
  }
  return -1;
}

function nameBins(edges: readonly (number | null)[]): Bin[] {
  const short = edges.map((edge) => (edge === null ? '' : String(Number(edge.toPrecision(6)))));
  // Six digits are enough to read, but not where two edges would look alike, nor where a person wrote more.
  const names = new Set(short).size === short.length && edges[0] !== null ? short : edges.map(String);
  return edges.slice(1).map((high, at) => {
    const [low, closed] = [edges[at]!, at === edges.length - 2 && high !== null];
    return { low, high, closed, name: nameBin(low === null ? null : names[at]!, high === null ? null : names[at + 1]!, closed) };
  });
}

function nameBin(low: string | null, high: string | null, closed: boolean): string {
  if (low === null) return `< ${high!}`;
  if (high === null) return `≥ ${low}`;
  if (low === high) return low;
  return `${low} – ${closed ? '' : '< '}${high}`;
}
