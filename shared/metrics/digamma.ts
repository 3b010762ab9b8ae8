/**
 * The digamma function, derivative of ln Gamma, for x > 0, to about 1e-13: the asymptotic series from x >= 8, to which smaller x are
 * led by psi(x) = psi(x + 1) - 1 / x. Abramowitz and Stegun 6.3.18 and 6.3.5. Example: psi(1) = -0.5772156649015329. Compared with scipy.
 */
export function digamma(x: number): number {
  let below = 0;
  let at = x;
  for (; at < 8; at += 1) below += 1 / at;
  const q = 1 / (at * at);
  return Math.log(at) - 0.5 / at - q * (1 / 12 - q * (1 / 120 - q * (1 / 252 - q * (1 / 240 - q * (1 / 132 - (q * 691) / 32_760))))) - below;
}
