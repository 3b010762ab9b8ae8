/**
 * Many slices were tested at once: which of the small p-values can be believed?
 *
 * q-values of Benjamini and Hochberg's step-up procedure: the smallest share of false findings at which the test would be a finding,
 * q_(i) = min over j >= i of p_(j) m / j, at most 1, for the i-th smallest of m p-values. Calling q < 0.05 a finding keeps the expected share of false ones
 * among the findings at 5 %, for independent or positively dependent tests. `p`: 0 to 1, in any order; null: not tested, and not counted.
 *
 * Returns the q-values in the order of `p`, null for null. Throws RangeError for other numbers. Don't trust it where only the tests
 * that looked good are handed in: all that were made count.
 *
 * Example: 0.01 0.02 0.03 -> 0.03 0.03 0.03; the 15 of the reference -> 4 under 0.05. Reference: Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x.
 * Compared with scipy's false_discovery_control.
 */
export function benjaminiHochberg(p: readonly (number | null)[]): (number | null)[] {
  const tested = p.flatMap((value, index) => (value === null ? [] : [{ value, index }])).toSorted((a, b) => a.value - b.value);
  const q: (number | null)[] = p.map(() => null);
  let smallest = 1;
  for (let rank = tested.length; rank >= 1; rank -= 1) {
    const { value, index } = tested[rank - 1]!;
    if (!(value >= 0 && value <= 1)) throw new RangeError(`p = ${value}`);
    // In this order a q is never below its p, whatever is rounded.
    smallest = Math.min(smallest, value * (tested.length / rank));
    q[index] = smallest;
  }
  return q;
}
