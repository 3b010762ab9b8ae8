import type { Input } from '../../../shared/contract';
import { SPLITS, type Split } from '../../../shared/domain/project';

/** Whole percents, as the number fields hold them. */
export type Percents = Readonly<Record<Split, number>>;

export const DEFAULT_PERCENTS: Percents = { train: 80, dev: 10, test: 10 };

export const sumOf = (percents: Percents) => SPLITS.reduce((sum, split) => sum + percents[split], 0);

/**
 * Sets one share; the others give or take in proportion to what they have, so that the sum stays 100 where it can.
 * Largest remainders decide where the last percent goes.
 */
export function withPercent(percents: Percents, split: Split, wanted: number): Percents {
  const value = Math.min(100, Math.max(0, Math.round(wanted)));
  const others = SPLITS.filter((other) => other !== split);
  const left = 100 - value;
  const before = others.reduce((sum, other) => sum + percents[other], 0);
  const exact = others.map((other) => (before === 0 ? left / others.length : (left * percents[other]) / before));
  const whole = exact.map(Math.floor);
  let missing = left - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact.map((part, index) => ({ index, remainder: part - Math.floor(part) })).sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (missing <= 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    missing -= 1;
  }
  const next = { ...percents, [split]: value };
  others.forEach((other, index) => (next[other] = whole[index] ?? 0));
  return next;
}

/** Shares for the contract; a split of 0% is left out. */
export function toRatios(percents: Percents): Input<'splits.preview'>['ratios'] {
  return Object.fromEntries(SPLITS.filter((split) => percents[split] > 0).map((split) => [split, percents[split] / 100]));
}
