import { normalCdf } from './normalCdf';

/**
 * The chance that a standard normal variable is above `x` >= 0, right to about 12 digits also where it is tiny (1 - normalCdf is not): Laplace's
 * continued fraction from 2.5. Example: 10 -> 7.6199e-24. Compared with scipy's norm.sf.
 */
export function normalTail(x: number): number {
  if (x < 2.5) return 1 - normalCdf(x);
  let below = x;
  for (let term = 120; term >= 1; term -= 1) below = x + term / below;
  return Math.exp(-0.5 * x * x - 0.918_938_533_204_672_7) / below;
}
