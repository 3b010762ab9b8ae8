/** 0.5 -> "50.0%": for columns, where digits stand under each other; undefined shares are said to be so. */
export function formatPercentFixed(share: number | null, digits = 1): string {
  return share === null ? 'n/a' : `${(100 * share).toFixed(digits)}%`;
}
