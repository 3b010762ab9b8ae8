// Lanczos' coefficients for g = 7, nine terms, as computed by Godfrey.
const COEFFICIENTS = [676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13, -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6, 1.505_632_735_149_311_6e-7];

/**
 * Natural logarithm of the gamma function for `x` > 0, to about 1e-14 of the larger of it and 1: factorials of numbers whose factorial is too large.
 * Lanczos' approximation. Example: logGamma(5) = ln 24. Reference: Lanczos 1964, doi:10.1137/0701008. Compared with Python's math.lgamma.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma of ${x}`);
  let sum = 0.999_999_999_999_809_9;
  for (let term = 0; term < COEFFICIENTS.length; term += 1) sum += COEFFICIENTS[term]! / (x + term);
  const base = x + 6.5;
  return 0.918_938_533_204_672_7 + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}
