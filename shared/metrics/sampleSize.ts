/**
 * How many items have to be looked at to know a share to within so many points?
 *
 * The least number of items, drawn at random without replacement from `population`, at which half the width of Wilson's 95 % interval is at most `halfWidth`
 * (0 to 1) if the share comes out as `expected` (0 to 1; 0.5 where nothing is known: it asks for most). The correction for a finite population enters as an
 * effective sample n (N - 1) / (N - n); whoever looks at all items knows the share.
 *
 * Returns 0 for an empty population, never more than it. Don't trust it where items come in groups that are alike: more are needed.
 *
 * Example: 5 points, 10,000 items, nothing known -> 367; of endlessly many 381. References: Wilson 1927, doi:10.1080/01621459.1927.10502953; Cochran 1977, "Sampling
 * Techniques", section 4.4. Compared with numpy (a search over all n).
 */
export function sampleSize(population: number, halfWidth: number, expected = 0.5): number {
  let [low, high] = [0, population];
  // low items are too few, high are enough.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (halfOf(middle, population, expected) <= halfWidth) high = middle;
    else low = middle;
  }
  return high;
}

function halfOf(n: number, population: number, p: number): number {
  const z = 1.959964;
  const effective = (n * (population - 1)) / (population - n);
  return (z * Math.sqrt((p * (1 - p)) / effective + z ** 2 / (4 * effective ** 2))) / (1 + z ** 2 / effective);
}
