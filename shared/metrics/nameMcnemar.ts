import type { McNemarMethod } from './mcnemar';

const NAMES: Readonly<Record<McNemarMethod, string>> = { exact: 'exact', 'mid-p': 'mid-p', chi2: 'chi-square', 'chi2-corrected': 'chi-square with Edwards’ correction' };

/** How the p of McNemar's test was computed, in words. */
export function nameMcnemar(method: McNemarMethod): string {
  return NAMES[method];
}
