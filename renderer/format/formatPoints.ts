/** 0.0123 -> "+1.2": a difference of shares in percentage points, always with its sign (a real minus); undefined ones are said to be so. */
export function formatPoints(difference: number | null, digits = 1): string {
  if (difference === null) return 'n/a';
  const points = (100 * difference).toFixed(digits);
  if (Number(points) === 0) return (0).toFixed(digits);
  return difference > 0 ? `+${points}` : points.replace('-', '−');
}
