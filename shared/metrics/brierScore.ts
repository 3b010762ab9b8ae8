import { measured, notDefined, type Measure } from './measure';
import type { ProbabilityRows } from './probabilityRows';

/**
 * How far are the probabilities from the truth?
 *
 * Brier's score over all classes: mean of sum_k (p_k - [k is the truth])^2, 0 to 2. With two classes it is twice the form that looks at one of them.
 *
 * Returns 0 (certain and right) to 2 (certain and wrong). Undefined without items. Don't read it as calibration alone: it falls with accuracy too.
 *
 * Example: spam ham ham spam with p(spam) .9 .1 .2 .65 -> 0.09125. Reference: Brier 1950, doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2.
 * Compared with numpy and scikit-learn's brier_score_loss.
 */
export function brierScore({ k, values, row, truth }: ProbabilityRows): Measure {
  if (row.length === 0) return notDefined('no item was evaluated');
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) {
    const start = row[at]! * k;
    // (p - 1)^2 of the true class is its p^2 - 2 p + 1.
    for (let column = start; column < start + k; column += 1) sum += values[column]! * values[column]!;
    sum += 1 - 2 * values[start + truth[at]!]!;
  }
  return measured(sum / row.length);
}
