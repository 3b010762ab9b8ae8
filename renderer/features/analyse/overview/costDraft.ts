import type { CostWeights } from '../../../../shared/contract/evaluation';

/** Cost of one confusion, as the editor shows it. */
export interface CostCell {
  readonly actual: string;
  readonly predicted: string;
  readonly cost: number;
}

/** The weights with the cost of the errors of a class; an empty field takes it away (an error costs 1 again). */
export function withClassCost(weights: CostWeights, actual: string, cost: number | null): CostWeights {
  const others = weights.classes.filter((entry) => entry.actual !== actual);
  return { ...weights, classes: cost === null ? others : [...others, { actual, cost }] };
}

/** The weights with the cost of one confusion, or without it. */
export function withCellCost(weights: CostWeights, { actual, predicted }: Omit<CostCell, 'cost'>, cost: number | null): CostWeights {
  const others = weights.cells.filter((entry) => entry.actual !== actual || entry.predicted !== predicted);
  return { ...weights, cells: cost === null ? others : [...others, { actual, predicted, cost }] };
}

/** What is typed as a cost: null where nothing is, undefined where it is no cost. */
export function readCost(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const cost = Number(text.replace(',', '.'));
  return Number.isFinite(cost) && cost >= 0 ? cost : undefined;
}
