/** A p value or q value as it is quoted: "p < 0.001", "p = 0.032"; in a column of its own (`name` null) "< 0.001", "0.032". Two digits, and more where two would put it on the other side of 0.05. */
export function formatP(p: number | null, name: 'p' | 'q' | null = 'p'): string {
  if (p === null) return name === null ? 'n/a' : `${name} n/a`;
  if (p < 0.001) return name === null ? '< 0.001' : `${name} < 0.001`;
  const digits = p < 0.05 ? ([2, 3, 4, 6, 9, 17].find((count) => Number(p.toPrecision(count)) < 0.05) ?? 17) : 2;
  const value = p.toLocaleString('en', { maximumSignificantDigits: digits });
  return name === null ? value : `${name} = ${value}`;
}
