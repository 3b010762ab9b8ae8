/** 0.5 -> "50%", 0.123 -> "12.3%"; undefined shares are said to be so. */
export function formatPercent(share: number | null, digits = 1): string {
  if (share === null) return 'n/a';
  return `${(100 * share).toLocaleString('en', { maximumFractionDigits: digits })}%`;
}
