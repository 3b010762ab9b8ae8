import { sayNamedP } from '../metrics/sayNamedP';

export interface ComparedRuns {
  /** Items that both runs predicted. */
  readonly n: number;
  /** Wrong in the baseline and right in the run, and the other way round. */
  readonly fixed: number;
  readonly broken: number;
  /** McNemar's test; null: undefined. */
  readonly p: number | null;
  /** Run minus baseline, with its 95 % interval where that is known. */
  readonly delta: number | null;
  readonly deltaCi: readonly [number, number] | null;
}

/** Below this many items on which the runs differ, nothing can be told by the test: even all on one side would give p > 0.05. */
const FEW_DIFFERENT = 6;

/**
 * Whether a run is better than another, in plain words: what was gained, how sure that is, and what the numbers cannot tell.
 * "More than chance" stands for p < 0.05 by McNemar's test. Example: fixed 15, broken 5, p 0.041 of 200 items ->
 * "The run is right on 15 items that the baseline got wrong, and wrong on 5 that it got right: accuracy is 5.0 points higher, more than chance explains (p = 0.041)."
 */
export function describeComparison({ n, fixed, broken, p, delta, deltaCi }: ComparedRuns): string {
  if (n === 0 || delta === null) return 'The two runs share no item with a gold label, so they cannot be compared.';
  if (fixed + broken === 0) return `Both runs are right and wrong on the same ${count(n, 'item')}.`;
  const what = `The run is right on ${count(fixed, 'item')} that the baseline got wrong, and wrong on ${broken.toLocaleString('en')} that it got right`;
  const points = (100 * Math.abs(delta)).toFixed(1);
  const change = fixed === broken ? 'accuracy is the same' : `accuracy is ${points} points ${delta > 0 ? 'higher' : 'lower'}`;
  const range = deltaCi ? ` (95 %: ${signed(deltaCi[0])} to ${signed(deltaCi[1])})` : '';
  if (fixed + broken < FEW_DIFFERENT) return `${what}: ${change}${range}. They differ on too few items to tell that from chance.`;
  if (p === null) return `${what}: ${change}${range}.`;
  const verdict = p < 0.05 ? 'more than chance explains' : 'no more than chance may explain';
  return `${what}: ${change}${range}, ${verdict} (${sayNamedP(p)}).`;
}

function count(number: number, one: string): string {
  return `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
}

function signed(share: number): string {
  return `${share < 0 ? '−' : '+'}${(100 * Math.abs(share)).toFixed(1)}`;
}
