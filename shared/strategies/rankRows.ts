import { mixBits } from './mixBits';
import { StrategyError } from './strategy';

/** Scores that differ by less are rounding. */
const EQUAL = 1e-9;

/**
 * In which order do rows come when the highest score is first?
 *
 * A lazy heap sort: the first few of many cost little more than one pass. Equal scores are put in an order that looks random but depends on row and seed only: neither on
 * the order of the candidates nor on the strategy, so that strategies that score alike choose alike.
 *
 * `rows` and `scores` go together; no score is NaN (checkScores). Yields places in `rows`.
 */
export function* rankRows(rows: ArrayLike<number>, scores: Float64Array, seed: number): Generator<number> {
  const heap = new Uint32Array(rows.length);
  const ties = new Uint32Array(rows.length);
  for (let at = 0; at < heap.length; at += 1) {
    heap[at] = at;
    ties[at] = mixBits(rows[at]!, seed);
  }
  const before = (a: number, b: number) => scores[a]! > scores[b]! || (scores[a] === scores[b] && (ties[a]! < ties[b]! || (ties[a] === ties[b] && rows[a]! < rows[b]!)));
  const sink = (from: number, size: number) => {
    const moved = heap[from]!;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && before(heap[child + 1]!, heap[child]!)) child += 1;
      if (!before(heap[child]!, moved)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = moved;
  };
  for (let at = (heap.length >> 1) - 1; at >= 0; at -= 1) sink(at, heap.length);
  for (let size = heap.length; size > 0; size -= 1) {
    yield heap[0]!;
    heap[0] = heap[size - 1]!;
    sink(0, size - 1);
  }
}

/** Throws StrategyError where a ranking by these scores would mean nothing: one is NaN, or those of two or more rows are all equal. `what`: their name in the plural. */
export function checkScores(scores: Float64Array, what: string): void {
  let [low, high] = [Infinity, -Infinity];
  for (const score of scores) {
    if (Number.isNaN(score)) throw new StrategyError('notNumbers', `Some of the ${what} are not numbers: the model failed. Train it again, or choose by another strategy.`);
    if (score < low) low = score;
    if (score > high) high = score;
  }
  if (scores.length > 1 && !(high - low > EQUAL * Math.max(1, Math.abs(high)))) {
    throw new StrategyError('constantScore', `All ${scores.length.toLocaleString('en')} items have equal ${what} (${high.toPrecision(3)}), so they cannot choose between them. Label some items at random or by clusters first, train again, or choose another model.`);
  }
}
