/** A p or q value: never 0, and no more digits than anyone needs. */
export function sayP(p: number | null): string {
  if (p === null) return 'n/a';
  if (p < 0.0001) return '< 0.0001';
  return p < 0.01 ? p.toFixed(4) : p.toFixed(2);
}
