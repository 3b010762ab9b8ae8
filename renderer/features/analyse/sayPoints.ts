/** A difference of two shares in percentage points, signed: 0.0123 -> "+1.23". */
export function sayPoints(difference: number): string {
  const points = (100 * difference).toFixed(2);
  if (Number(points) === 0) return '0.00';
  return difference > 0 ? `+${points}` : points.replace('-', '−');
}
