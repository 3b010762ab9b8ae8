/** Places for labels as near to where they want to be as they can stand without overlapping, `gap` apart, between `top` and `bottom`. In the order given. */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  const places = Array.from({ length: wanted.length }, () => 0);
  let above = top - gap;
  for (const { at, index } of order) above = places[index] = Math.max(at, above + gap);
  let below = bottom + gap;
  for (const { index } of order.reverse()) below = places[index] = Math.min(places[index]!, below - gap);
  return places;
}
