import { StrategyError, type Probabilities } from './strategy';

export type Uncertainty = 'least-confidence' | 'margin' | 'entropy';

export interface UncertaintyScores {
  /** By place in `rows`, higher is less certain: 1 - p1, 1 - (p1 - p2), or the entropy in units of log K (0 .. 1). */
  readonly scores: Float64Array;
  /** What to rank by: the same as `scores`, except with two classes (see there). */
  readonly order: Float64Array;
  /** The likeliest and the second likeliest class at a place in `rows`. */
  readonly likeliest: (at: number) => readonly [first: number, second: number];
}

/**
 * How unsure is the model of each item?
 *
 * Least confidence: 1 - p1, p1 being the highest probability of a row. Margin: 1 - (p1 - p2). Entropy: -sum p log p / log K. With two classes all three fall as |p1 - p2| grows; they
 * are ranked by it then, so that rounding cannot make them choose differently: entropy is so flat near one half that neighbouring values are one floating number.
 *
 * `rows`: which rows of the probabilities (rows x classes, each row summing to 1; NaN: unknown, which gives NaN). Throws StrategyError for less than two classes.
 * Don't trust it where the model has seen few labels or lacks a class: it is unsure only of what it knows. Entropy dwells on items between many classes, least confidence on
 * outliers; margin on what lies between two. References: Lewis and Gale 1994, doi:10.1007/978-1-4471-2099-5_1; Scheffer, Decomain and Wrobel 2001, doi:10.1007/3-540-44816-0_31;
 * Settles 2009, "Active Learning Literature Survey", section 3.1. Compared with numpy.
 */
export function uncertaintyScores(kind: Uncertainty, probabilities: Probabilities, classes: number, rows: ArrayLike<number>): UncertaintyScores {
  if (classes < 2) throw new StrategyError('needsModel', 'A model of fewer than two classes is never unsure. Label items of a second class, and train again.');
  const scores = new Float64Array(rows.length);
  const margins = kind !== 'margin' && classes === 2 ? new Float64Array(rows.length) : null;
  const scale = 1 / Math.log(classes);
  for (let at = 0; at < rows.length; at += 1) {
    const base = rows[at]! * classes;
    // The larger and the smaller of two as half of their sum and distance: a processor that has to guess which is which takes twice the time. None of it loses a NaN.
    let highest = probabilities[base]!;
    let runner = 0;
    for (let place = 1; place < classes; place += 1) {
      const p = probabilities[base + place]!;
      const [sum, distance] = [highest + p, Math.abs(highest - p)];
      const lower = 0.5 * (sum - distance);
      highest = 0.5 * (sum + distance);
      runner = 0.5 * (runner + lower + Math.abs(runner - lower));
    }
    const margin = 1 - (highest - runner);
    if (margins) margins[at] = margin;
    scores[at] = kind === 'margin' ? margin : kind === 'entropy' ? scale * entropyOf(probabilities, base, classes) : 1 - highest;
  }
  return { scores, order: margins ?? scores, likeliest: (at) => firstTwo(probabilities, rows[at]! * classes, classes) };
}

function entropyOf(probabilities: Probabilities, base: number, classes: number): number {
  let entropy = 0;
  for (let place = 0; place < classes; place += 1) {
    const p = probabilities[base + place]!;
    if (p !== 0) entropy -= p * Math.log(p);
  }
  return entropy;
}

function firstTwo(probabilities: Probabilities, base: number, classes: number): readonly [number, number] {
  let [first, second] = probabilities[base + 1]! > probabilities[base]! ? [1, 0] : [0, 1];
  for (let place = 2; place < classes; place += 1) {
    if (probabilities[base + place]! > probabilities[base + first]!) [first, second] = [place, first];
    else if (probabilities[base + place]! > probabilities[base + second]!) second = place;
  }
  return [first, second];
}
