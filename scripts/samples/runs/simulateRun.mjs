import { seededRandom } from '../random.mjs';

const MILLIONTHS = 1_000_000;

/**
 * What a made-up model says of an item: right, or `instead` of it, and how sure it is.
 * @typedef {{id: string, truth: string, instead: string, isWrong: boolean}} RunItem
 */

/**
 * Predictions with class probabilities (six decimals that add up to 1) in the columns `item,predicted,p_CLASS…`. An error is on the
 * whole less sure than a right answer, and surer than it should be: there is something to calibrate.
 * @param {{items: readonly RunItem[], classes: readonly string[], seed: number}} run
 * @returns {Array<Record<string, string>>}
 */
export function simulateRun({ items, classes, seed }) {
  const random = seededRandom(seed);
  return items.map(({ id, truth, instead, isWrong }) => {
    const predicted = isWrong ? instead : truth;
    const second = isWrong ? truth : instead;
    const sureness = isWrong ? 0.46 + 0.5 * random() ** 1.4 : 0.55 + 0.45 * random() ** 0.35;
    const top = Math.min(MILLIONTHS - 1_000, Math.round(sureness * MILLIONTHS));
    const rest = MILLIONTHS - top;
    // the second class gets most of what is left, but never more than the first
    const next = Math.min(top - 1, Math.round(rest * (0.6 + 0.35 * random())));
    const others = classes.filter((name) => name !== predicted && name !== second);
    const shares = divide(rest - next, others.length);
    const probability = { [predicted]: top, [second]: next + (others.length === 0 ? rest - next : 0), ...Object.fromEntries(others.map((name, index) => [name, shares[index]])) };
    return { item: id, predicted, ...Object.fromEntries(classes.map((name) => [`p_${name}`, (probability[name] / MILLIONTHS).toFixed(6)])) };
  });
}

/** Whole numbers that add up to `total`, as equal as can be. */
function divide(total, parts) {
  return Array.from({ length: parts }, (_, index) => Math.floor((total * (index + 1)) / parts) - Math.floor((total * index) / parts));
}
