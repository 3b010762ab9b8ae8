/** A p value or q value as it is quoted: "p < 0.001", "p = 0.032". `name` p unless said. */
export function formatP(p: number | null, name: 'p' | 'q' = 'p'): string {
  if (p === null) return `${name} n/a`;
  if (p < 0.001) return `${name} < 0.001`;
  return `${name} = ${p.toLocaleString('en', { maximumSignificantDigits: 2 })}`;
}
