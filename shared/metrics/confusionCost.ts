import { measured, notDefined, type Measure } from './measure';

/**
 * What do the errors cost, where some are worse than others?
 *
 * Sum over the cells of the confusion matrix of count x cost of the cell, and that for each item. `matrix` and `costs`: `k` by `k`, row by row, rows are the
 * truth; costs are at least 0, in any unit.
 *
 * Returns the total and the mean; the mean is undefined without items. Don't compare means under different costs.
 *
 * Example: 3 errors of cost 1 and one of cost 10 in 20 items -> 13, 0.65. Reference: Elkan 2001, "The foundations of cost-sensitive learning" (IJCAI 17). Compared with numpy.
 */
export function confusionCost(matrix: ArrayLike<number>, costs: ArrayLike<number>): { readonly total: number; readonly mean: Measure } {
  let [items, total] = [0, 0];
  for (let cell = 0; cell < matrix.length; cell += 1) {
    items += matrix[cell]!;
    total += matrix[cell]! * costs[cell]!;
  }
  return { total, mean: items === 0 ? notDefined('no item was evaluated') : measured(total / items) };
}
