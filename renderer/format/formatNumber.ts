/** 1234.5678 -> "1,234.57", 0.00012 -> "0.00012": three digits that count below 1, two after the point above; a real minus. Undefined ones are said to be so. */
export function formatNumber(value: number | null): string {
  if (value === null) return 'n/a';
  const size = Math.abs(value);
  const text = value.toLocaleString('en', size < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 });
  return text.replace('-', '−');
}
