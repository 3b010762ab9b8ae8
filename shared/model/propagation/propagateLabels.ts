import type { Pause } from '../../metrics/measure';
import type { NeighbourGraph } from '../neighbours/neighbourGraph';

export interface PropagationOptions {
  readonly classes: number;
  /** Share of a row's opinion that comes from its neighbours, 0 < alpha < 1; the rest is its own label. Default 0.9. */
  readonly alpha?: number;
  readonly maxRounds?: number;
  /** It stops when no number changes by more than this in a round. */
  readonly tolerance?: number;
  readonly pause?: Pause;
}

export interface PropagatedLabels {
  /** rows x classes, each row summing to 1; NaN in rows that no label reaches. */
  readonly probabilities: Float32Array;
  /** The likeliest class, the first of equally likely ones; -1 in rows that no label reaches. */
  readonly labels: Int32Array;
  readonly rounds: number;
  readonly converged: boolean;
}

/**
 * Which class has an item whose like are labelled?
 *
 * Label spreading over a graph of nearest neighbours: F = alpha S F + (1 - alpha) Y, repeated from Y until it stands still; Y has a 1 for the label of each labelled row, S is D^-1/2 W D^-1/2,
 * W the cosine similarity of two rows where either is among the other's neighbours (0 if negative). `labels`: a place 0 .. classes - 1 a row, -1 for none. Labels given are
 * not held fixed: a label that its whole neighbourhood contradicts gets another class.
 *
 * Don't trust the probabilities as calibrated, and rely on no result without its held-out accuracy (`propagationHeldOut`): it assumes that what is near in the features is of one class.
 * Reference: Zhou, Bousquet, Lal, Weston and Schölkopf 2004, NIPS 16:321-328. Compared with scikit-learn's LabelSpreading on the same W.
 */
export async function propagateLabels(graph: NeighbourGraph, labels: ArrayLike<number>, { classes, alpha = 0.9, maxRounds = 300, tolerance = 1e-4, pause }: PropagationOptions): Promise<PropagatedLabels> {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha lies between 0 and 1, not ${alpha}`);
  if (labels.length !== graph.rows) throw new RangeError(`${labels.length} labels for ${graph.rows} rows`);
  const { starts, others, weights } = symmetric(graph);
  const { rows } = graph;
  let [now, next] = [new Float64Array(rows * classes), new Float64Array(rows * classes)];
  for (let row = 0; row < rows; row += 1) {
    if (labels[row]! >= classes) throw new RangeError(`label ${labels[row]} of ${classes} classes`);
    if (labels[row]! >= 0) now[row * classes + labels[row]!] = 1;
  }
  let [round, change] = [0, Infinity];
  while (round < maxRounds && change > tolerance) {
    change = 0;
    for (let row = 0; row < rows; row += 1) {
      if (row % ROWS_PER_PAUSE === 0) await pause?.(null, 'spread labels');
      const base = row * classes;
      for (let k = 0; k < classes; k += 1) {
        let sum = 0;
        for (let at = starts[row]!; at < starts[row + 1]!; at += 1) sum += weights[at]! * now[others[at]! * classes + k]!;
        const value = alpha * sum + (labels[row] === k ? 1 - alpha : 0);
        change = Math.max(change, Math.abs(value - now[base + k]!));
        next[base + k] = value;
      }
    }
    [now, next] = [next, now];
    round += 1;
  }
  return { ...share(now, rows, classes), rounds: round, converged: change <= tolerance };
}

const ROWS_PER_PAUSE = 10_000;

function share(values: Float64Array, rows: number, classes: number) {
  const [probabilities, labels] = [new Float32Array(rows * classes), new Int32Array(rows)];
  for (let row = 0; row < rows; row += 1) {
    const own = values.subarray(row * classes, (row + 1) * classes);
    let [total, best] = [0, 0];
    for (let k = 0; k < classes; k += 1) {
      total += own[k]!;
      if (own[k]! > own[best]!) best = k;
    }
    for (let k = 0; k < classes; k += 1) probabilities[row * classes + k] = total > 0 ? own[k]! / total : NaN;
    labels[row] = total > 0 ? best : -1;
  }
  return { probabilities, labels };
}

/** S as sparse rows: both directions of each pair of neighbours. */
function symmetric({ rows, k, neighbours, similarities }: NeighbourGraph) {
  const near: Map<number, number>[] = Array.from({ length: rows }, () => new Map());
  for (let row = 0; row < rows; row += 1) {
    for (let at = row * k; at < (row + 1) * k; at += 1) {
      const [other, similarity] = [neighbours[at]!, similarities[at]!];
      if (other < 0 || !(similarity > 0)) continue;
      near[row]!.set(other, similarity);
      near[other]!.set(row, similarity);
    }
  }
  const scale = near.map((weights) => 1 / Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight, 0)));
  const starts = new Int32Array(rows + 1);
  near.forEach(({ size }, row) => (starts[row + 1] = starts[row]! + size));
  const [others, weights] = [new Int32Array(starts[rows]!), new Float64Array(starts[rows]!)];
  near.forEach((own, row) => {
    let at = starts[row]!;
    for (const [other, weight] of own) {
      others[at] = other;
      weights[at++] = weight * scale[row]! * scale[other]!;
    }
  });
  return { starts, others, weights };
}
