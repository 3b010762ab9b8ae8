/** The level that p and q values are read against. */
const LEVEL = 0.05;

/**
 * A p or q value without its name, with a sign only where it is not exact: "< 0.001", "0.032". Two digits, and more where rounding would put it on the other
 * side of 0.05: 0.0496 stays 0.0496. Undefined: "n/a".
 */
export function sayP(p: number | null): string {
  if (p === null) return 'n/a';
  if (p < 0.001) return '< 0.001';
  let digits = 2;
  while (Number(p.toPrecision(digits)) < LEVEL !== p < LEVEL) digits += 1;
  return Number(p.toPrecision(digits)).toString();
}
