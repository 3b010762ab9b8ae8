import { logGamma } from './logGamma';
import { normalTail } from './normalTail';

export type McNemarMethod = 'exact' | 'mid-p' | 'chi2' | 'chi2-corrected';

export interface McNemar<Method extends McNemarMethod = McNemarMethod> {
  /** Two-sided, 0 to 1. */
  readonly p: number;
  readonly method: Method;
  /** Of the chi-square methods, one degree of freedom; null of the others. */
  readonly statistic: number | null;
}

/** Under so many discordant items the exact test is computed, else Edwards' corrected chi-square. */
const EXACT_BELOW = 25;

/**
 * Two runs on the same items: could the items that only one of them got right be split like this by chance?
 *
 * McNemar's test, two-sided. `b` items that only the baseline got right and `c` that only the run got right (discordant items; both whole, >= 0).
 * Items that both got right or both wrong say nothing and don't enter. Under 25 discordant items: exact binomial, p = min(1, 2 P(X <= min(b, c))) with
 * X ~ Binomial(b + c, 1/2), and p = 1 where there is none; else Edwards' chi-square, (|b - c| - 1)^2 / (b + c). `method` asks for another variant: mid-p
 * (the exact one less P(X = min(b, c))), or chi-square without the correction.
 *
 * Returns p, which method it is, and the statistic; always defined. Throws RangeError for other numbers. Don't trust it where items are correlated
 * (sentences of one document), and don't read p as the size of the difference.
 *
 * Example: b = 150, c = 86 -> 16.818, p = 4.115e-05. References: McNemar 1947, doi:10.1007/BF02295996; Edwards 1948, doi:10.1007/BF02289261; Fagerland, Lydersen and
 * Laake 2013, doi:10.1186/1471-2288-13-91 (mid-p). Compared with scipy's binomtest and chi2, and with published values.
 */
export function mcnemar(b: number, c: number): McNemar<'exact' | 'chi2-corrected'>;
export function mcnemar(b: number, c: number, method: McNemarMethod): McNemar;
export function mcnemar(b: number, c: number, method: McNemarMethod = b + c < EXACT_BELOW ? 'exact' : 'chi2-corrected'): McNemar {
  if (!(Number.isInteger(b) && Number.isInteger(c) && b >= 0 && c >= 0)) throw new RangeError(`${b} and ${c} discordant items`);
  if (method === 'exact' || method === 'mid-p') return { p: binomialP(b, c, method), method, statistic: null };
  if (b + c === 0) return { p: 1, method, statistic: 0 };
  const distance = method === 'chi2' ? Math.abs(b - c) : Math.max(0, Math.abs(b - c) - 1);
  const statistic = distance ** 2 / (b + c);
  return { p: Math.min(1, 2 * normalTail(Math.sqrt(statistic))), method, statistic };
}

function binomialP(b: number, c: number, method: 'exact' | 'mid-p'): number {
  const [n, fewer] = [b + c, Math.min(b, c)];
  const chance = (k: number) => Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) - n * Math.LN2);
  let sum = 0;
  for (let k = 0; k <= fewer; k += 1) sum += chance(k);
  // Of equal halves both tails hold the middle: more than 1.
  return method === 'exact' ? Math.min(1, 2 * sum) : Math.min(1, 2 * sum - chance(fewer));
}
