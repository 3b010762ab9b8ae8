import { logGamma } from './logGamma';
import type { Share } from './newcombeDifference';

/** R's tolerance: tables as likely as the one seen but for rounding count as as likely. */
const AS_LIKELY = 1 + 1e-7;

/**
 * Two groups of different items, errors counted in each: could chance alone have spread the errors like this?
 *
 * Fisher's exact test of the 2x2 table whose rows are `a` and `b` (successes and the rest; all whole, >= 0), given its margins. `greater`: the chance of at least as
 * many successes in `a`; `less`: of at most as many; `two-sided`: of all tables that are at most as likely as this one. Logarithms of the gamma function, so counts
 * may be in the millions.
 *
 * Returns p, 0 to 1; always defined: 1 where a group is empty, or where there are no successes or only successes. Throws RangeError for other numbers.
 * It is conservative for small counts. Don't trust it for a slice that was chosen by looking at the same items, or where items are correlated.
 *
 * Example: 8 of 10 against 1 of 6 -> greater 0.0245, two-sided 0.0350. Reference: Fisher 1935, doi:10.2307/2342435; Agresti 1992,
 * doi:10.1214/ss/1177011454. Compared with scipy's fisher_exact.
 */
export function fisherExact(a: Share, b: Share, alternative: 'greater' | 'less' | 'two-sided'): number {
  for (const { successes, n } of [a, b]) if (!(Number.isInteger(successes) && Number.isInteger(n) && successes >= 0 && successes <= n)) throw new RangeError(`${successes} of ${n}`);
  const table = { n: a.n, others: b.n, successes: a.successes + b.successes };
  const [least, most] = [Math.max(0, table.successes - table.others), Math.min(table.n, table.successes)];
  if (least === most) return 1;
  const seen = logChance(table, a.successes);
  if (alternative === 'greater') return Math.min(1, tail(table, seen, a.successes, most));
  if (alternative === 'less') return Math.min(1, tail(table, seen, a.successes, least));
  const mode = Math.min(most, Math.max(least, Math.floor(((table.n + 1) * (table.successes + 1)) / (table.n + table.others + 2))));
  const limit = seen + Math.log(AS_LIKELY);
  if (logChance(table, mode) <= limit) return 1;
  const upper = firstUnder(table, limit, mode, most);
  const lower = firstUnder(table, limit, mode, least);
  const above = upper === null ? 0 : tail(table, logChance(table, upper), upper, most);
  const below = lower === null ? 0 : tail(table, logChance(table, lower), lower, least);
  return Math.min(1, above + below);
}

interface Margins {
  readonly n: number;
  readonly others: number;
  readonly successes: number;
}

function logChance({ n, others, successes }: Margins, k: number): number {
  return logChoose(n, k) + logChoose(others, successes - k) - logChoose(n + others, successes);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/** Chances from `from` to `to`, which may be below it; those that no digit of the sum shows are left out. */
function tail({ n, others, successes }: Margins, log: number, from: number, to: number): number {
  // Relative to the first: it may be too small for a number, though the ones after it are not.
  let [sum, term, scale] = [1, 1, log];
  const step = to >= from ? 1 : -1;
  for (let k = from; k !== to; k += step) {
    const ratio = step === 1 ? ((n - k) * (successes - k)) / ((k + 1) * (others - successes + k + 1)) : (k * (others - successes + k)) / ((n - k + 1) * (successes - k + 1));
    term *= ratio;
    sum += term;
    if (ratio < 1 && term < sum * 1e-17) break;
    if (sum > 1e250) {
      scale += Math.log(sum);
      term /= sum;
      sum = 1;
    }
  }
  return Math.exp(scale + Math.log(sum));
}

/** From the mode outwards chances fall: the first count with a chance of at most `limit`; null where there is none before the end. */
function firstUnder(table: Margins, limit: number, mode: number, end: number): number | null {
  if (logChance(table, end) > limit) return null;
  let [inside, outside] = [mode, end];
  while (Math.abs(outside - inside) > 1) {
    const middle = Math.trunc((inside + outside) / 2);
    if (logChance(table, middle) > limit) inside = middle;
    else outside = middle;
  }
  return outside;
}
