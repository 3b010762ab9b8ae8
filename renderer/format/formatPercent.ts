/** Kept: making one takes longer than drawing what it formats. By digits. */
const formats: Intl.NumberFormat[] = [];

/** 0.5 -> "50%", 0.123 -> "12.3%"; undefined shares are said to be so. */
export function formatPercent(share: number | null, digits = 1): string {
  if (share === null) return 'n/a';
  const format = (formats[digits] ??= new Intl.NumberFormat('en', { maximumFractionDigits: digits }));
  return `${format.format(100 * share)}%`;
}
