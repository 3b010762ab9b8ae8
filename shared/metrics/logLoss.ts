/** Machine epsilon of 64-bit numbers: what a probability of 0 counts as. */
const LEAST = 2 ** -52;

/**
 * How surprised would the model be by the truth?
 *
 * -ln p(true class), natural logarithm, of one item; the log loss of many is the mean. p below 2.22e-16 counts as that, so that one confident error is not infinite.
 * Rows are taken as they are: the import saw to it that they sum to 1.
 *
 * Returns 0 (certain and right) upwards; ln k is what equal probabilities give. Undefined (of many) without items. Don't compare it between data of different classes,
 * and don't trust it where a few items are wrong with p near 0: they are most of the sum.
 *
 * Example: spam ham ham spam with p(spam) .9 .1 .2 .65 -> 0.21616. Reference: Good 1952, doi:10.1111/j.2517-6161.1952.tb00104.x. Compared with scikit-learn's log_loss.
 */
export function logLoss(p: number): number {
  return p >= 1 ? 0 : -Math.log(p < LEAST ? LEAST : p);
}
