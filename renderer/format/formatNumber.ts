const BELOW_ONE = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const FROM_ONE = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** 1234.5678 -> "1,234.57", 0.00012 -> "0.00012": three digits that count below 1, two after the point above; a real minus. Undefined ones are said to be so. */
export function formatNumber(value: number | null): string {
  if (value === null) return 'n/a';
  return (Math.abs(value) < 1 ? BELOW_ONE : FROM_ONE).format(value).replace('-', '−');
}
