import { countGiven, type LabelledProbabilities } from './labelledProbabilities';

export interface ConfidentJoint {
  /** By class: mean probability of the class over the items it was given to; null where it was given to none. */
  readonly thresholds: readonly (number | null)[];
  /** Rows: class given, columns: class that the item confidently belongs to. The diagonal is at least 1. */
  readonly counts: readonly (readonly number[])[];
  /** By item: the class it confidently belongs to, -1: none. */
  readonly confident: Int32Array;
}

/** A probability that differs from the threshold by rounding only passes it. */
const SLACK = 1e-6;
/** A class whose items all have (nearly) no probability of it is not passed by everything. */
const LEAST_THRESHOLD = 2e-6;

/**
 * Which labels does the model confidently contradict, and with which class?
 *
 * Confident learning's count matrix. Threshold of a class: the model's mean probability of it over the items it was given to. An item confidently belongs to
 * the most probable of the classes whose threshold its probability reaches (less 1e-6 for rounding; ties to the first class); to none where it reaches none, and then it
 * is not counted. A class given to no item has no threshold and nothing belongs to it. The diagonal is raised to 1, so that each class stays possible.
 *
 * The probabilities must be out of sample: of a model that was not trained on the item. Where it was, it has learnt the wrong labels, and they are not found. With few
 * items of a class (under about 20) its threshold is a guess.
 *
 * Example: given 0 0 2 2, probabilities .9 0 .1 0 / .8 0 .2 0 / .1 0 .9 0 / .95 0 .05 0 -> thresholds .85 - .475 -; the last belongs to class 0. Reference: Northcutt, Jiang and
 * Chuang 2021, "Confident Learning", doi:10.1613/jair.1.12125, section 3.1. Compared with cleanlab 2.9, which takes the most probable of all classes where several are
 * reached, also one that is not: .25 .30 .45 with thresholds .2 .2 .9 is its class 2, here (as in the paper) class 1.
 */
export function confidentJoint(items: LabelledProbabilities): ConfidentJoint {
  const { classCount, given, row, values } = items;
  const number = countGiven(items);
  const sums = new Float64Array(classCount);
  given.forEach((place, at) => (sums[place]! += values[row[at]! * classCount + place]!));
  const thresholds = Array.from(sums, (sum, place) => (number[place] === 0 ? null : sum / number[place]!));
  const reached = Float64Array.from(thresholds, (threshold) => (threshold === null ? Number.POSITIVE_INFINITY : Math.max(threshold, LEAST_THRESHOLD) - SLACK));
  const counts = Array.from({ length: classCount }, () => Array.from({ length: classCount }, () => 0));
  const confident = new Int32Array(given.length).fill(-1);
  for (let at = 0; at < given.length; at += 1) {
    const base = row[at]! * classCount;
    let best = -1;
    for (let place = 0; place < classCount; place += 1) if (values[base + place]! >= reached[place]! && (best === -1 || values[base + place]! > values[base + best]!)) best = place;
    confident[at] = best;
    if (best !== -1) counts[given[at]!]![best]! += 1;
  }
  counts.forEach((line, place) => (line[place] = Math.max(1, line[place]!)));
  return { thresholds, counts, confident };
}
