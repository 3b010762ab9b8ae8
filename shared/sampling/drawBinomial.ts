import type { Random } from './random';

/** Under so many successes expected, counting up from 0 is quicker than drawing and rejecting. */
const FEW = 10;

/**
 * How many of `n` independent trials succeed, drawn by chance; each succeeds with chance `p`. `n` is whole, 0 or more, `p` 0 to 1.
 *
 * Exact in distribution, up to the 2^-32 steps of the stream: inversion (the distribution summed from 0) where n p < 10, else BTRS, transformed rejection with
 * squeeze. p above one half draws the failures. Reference: Hörmann 1993, "The generation of binomial random variates", doi:10.1080/00949659308811496, section 3.
 * Compared with the distribution itself (chi-square in its test).
 */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - drawSmall(random, n, 1 - p);
  return drawSmall(random, n, p);
}

function drawSmall(random: Random, n: number, p: number): number {
  return n * p < FEW ? invert(random, n, p) : reject(random, n, p);
}

function invert(random: Random, n: number, p: number): number {
  const odds = p / (1 - p);
  let chance = (1 - p) ** n;
  let left = random.nextFloat();
  let k = 0;
  while (left >= chance && k < n) {
    left -= chance;
    k += 1;
    chance *= (odds * (n - k + 1)) / k;
    // Rounding may leave a little of the last draw over: beyond here there is no chance to speak of.
    if (chance < 1e-300) break;
  }
  return k;
}

function reject(random: Random, n: number, p: number): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const inner = 0.92 - 4.2 / b;
  for (;;) {
    const u = random.nextFloat() - 0.5;
    let v = random.nextFloat();
    const inside = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / inside + b) * u + centre);
    if (inside >= 0.07 && v <= inner) return k;
    if (k < 0 || k > n) continue;
    const mode = Math.floor((n + 1) * p);
    v *= ((2.83 + 5.1 / b) * deviation) / (a / (inside * inside) + b);
    // n! is in both binomial coefficients.
    const ratio = lnFactorial(mode) + lnFactorial(n - mode) - lnFactorial(k) - lnFactorial(n - k);
    if (Math.log(v) <= ratio + (k - mode) * Math.log(p / (1 - p))) return k;
  }
}

const TABLE = 4_096;
const small = new Float64Array(TABLE);
for (let n = 1; n < TABLE; n += 1) small[n] = small[n - 1]! + Math.log(n);

/** Beyond the table Stirling's series, whose next term is below 1e-18. */
function lnFactorial(n: number): number {
  if (n < TABLE) return small[n]!;
  return (n + 0.5) * Math.log(n) - n + 0.918_938_533_204_672_7 + (1 / 12 - 1 / (360 * n * n)) / n;
}
