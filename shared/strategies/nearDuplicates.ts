import type { DenseRows, FeatureRows, SparseRows } from '../model/featureRows';
import { rowNorm, span } from './rows';
import type { DuplicateIndex } from './strategy';

/** From which cosine on two rows are near-duplicates, unless said otherwise: dense vectors lie closer together than n-grams. */
export function nearDuplicateCosine(features: FeatureRows): number {
  return features.kind === 'sparse' ? 0.9 : 0.98;
}

/**
 * Is an item all but equal to one that was taken already?
 *
 * Rows whose cosine is at least `threshold` (0 .. 1), or whose `content` number is equal. Exact, not approximate: of sparse rows only those are compared that share one of the columns
 * without which the cosine could not reach the threshold (prefix filtering); of dense ones the distance is summed until it is too large. Rows of nothing but 0 have no
 * direction and are near to none.
 *
 * Don't trust it where short texts differ in one telling word (`not`): their cosine is high. Reference: Bayardo, Ma and Srikant 2007, "Scaling up all pairs similarity search",
 * doi:10.1145/1242572.1242591. Compared with all pairs by definition.
 */
export function nearDuplicates(features: FeatureRows | null, threshold: number, content?: ArrayLike<number>): DuplicateIndex {
  const contents = new Set<number>();
  const byRow = features && (features.kind === 'sparse' ? sparseIndex(features, threshold) : denseIndex(features, threshold));
  return {
    add: (row) => {
      if (content) contents.add(content[row]!);
      byRow?.add(row);
    },
    holds: (row) => (content !== undefined && contents.has(content[row]!)) || (byRow?.holds(row) ?? false),
  };
}

function sparseIndex(features: SparseRows, threshold: number): DuplicateIndex {
  const { indices, values } = features;
  const postings = new Map<number, number[]>();
  const norms = new Map<number, number>();
  const cosine = (a: number, b: number, norm: number) => {
    let [at, end] = span(features, a);
    const [from, to] = span(features, b);
    let dot = 0;
    for (let other = from; other < to && at < end; ) {
      const difference = indices[at]! - indices[other]!;
      if (difference === 0) dot += values[at++]! * values[other++]!;
      else if (difference < 0) at += 1;
      else other += 1;
    }
    return dot / (norm * norms.get(b)!);
  };
  return {
    add: (row) => {
      const norm = rowNorm(features, row);
      if (norm === 0 || norms.has(row)) return;
      norms.set(row, norm);
      const [from, to] = span(features, row);
      for (let at = from; at < to; at += 1) {
        const list = postings.get(indices[at]!);
        if (list) list.push(row);
        else postings.set(indices[at]!, [row]);
      }
    },
    holds: (row) => {
      const [from, to] = span(features, row);
      const norm = rowNorm(features, row);
      if (norm === 0) return false;
      const entries = Array.from({ length: to - from }, (_, offset) => ({ square: values[from + offset]! ** 2, list: postings.get(indices[from + offset]!) ?? NONE })).sort((a, b) => a.list.length - b.list.length);
      const compared = new Set<number>();
      let left = norm ** 2;
      for (const { square, list } of entries) {
        // What is left of the row is too short to reach the threshold by itself.
        if (left < (threshold * norm) ** 2 * (1 - SLACK)) return false;
        for (const other of list) {
          if (compared.has(other)) continue;
          if (cosine(row, other, norm) >= threshold - SLACK) return true;
          compared.add(other);
        }
        left -= square;
      }
      return false;
    },
  };
}

const NONE: readonly number[] = [];
/** Equal rows are near at a threshold of 1, whatever the last digits say. */
const SLACK = 1e-6;

function denseIndex(features: DenseRows, threshold: number): DuplicateIndex {
  const { columns, values } = features;
  const members: { readonly row: number; readonly norm: number }[] = [];
  // Of two vectors of length 1 the squared distance is 2 - 2 cosine.
  const limit = 2 - 2 * (threshold - SLACK);
  return {
    add: (row) => {
      const norm = rowNorm(features, row);
      if (norm > 0) members.push({ row, norm });
    },
    holds: (row) => {
      const norm = rowNorm(features, row);
      if (norm === 0) return false;
      const base = row * columns;
      return members.some((member) => {
        const other = member.row * columns;
        let distance = 0;
        for (let column = 0; column < columns && distance <= limit; column += 1) distance += (values[base + column]! / norm - values[other + column]! / member.norm) ** 2;
        return distance <= limit;
      });
    },
  };
}
