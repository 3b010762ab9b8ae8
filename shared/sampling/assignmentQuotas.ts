/**
 * How many items each annotator gets: `total` divided in proportion to `weights` (each above 0), nobody above what they can take
 * (`limits`). Whole numbers that sum to the smaller of `total` and the limits' sum. Without a limit that binds, every count is its
 * exact share rounded down or up (largest remainders, earlier annotators first among equals): equal weights differ by at most one.
 */
export function assignmentQuotas(total: number, weights: ArrayLike<number>, limits: ArrayLike<number>): Uint32Array {
  const count = weights.length;
  const exact = new Float64Array(count);
  const isFull = new Uint8Array(count);
  let left = total;
  // what somebody cannot take is divided among the others, until nobody is above their limit
  for (;;) {
    let weight = 0;
    for (let at = 0; at < count; at += 1) if (!isFull[at]) weight += weights[at]!;
    if (weight === 0) break;
    let overflowed = false;
    const share = left / weight;
    for (let at = 0; at < count; at += 1) {
      if (isFull[at] || share * weights[at]! <= limits[at]!) continue;
      isFull[at] = 1;
      exact[at] = limits[at]!;
      left -= limits[at]!;
      overflowed = true;
    }
    if (overflowed) continue;
    for (let at = 0; at < count; at += 1) if (!isFull[at]) exact[at] = share * weights[at]!;
    break;
  }
  return roundToSum(exact);
}

const EPSILON = 1e-9;

function roundToSum(exact: Float64Array): Uint32Array {
  const quotas = Uint32Array.from(exact, (value) => Math.floor(value + EPSILON));
  const wanted = Math.round(exact.reduce((sum, value) => sum + value, 0));
  let missing = wanted - quotas.reduce((sum, value) => sum + value, 0);
  const byRemainder = [...exact.keys()].sort((a, b) => exact[b]! - quotas[b]! - (exact[a]! - quotas[a]!) || a - b);
  for (const at of byRemainder) {
    if (missing <= 0) break;
    quotas[at]! += 1;
    missing -= 1;
  }
  return quotas;
}
