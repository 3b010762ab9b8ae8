import type { SimulationRequest } from '../../../../shared/contract/sampling';
import { STRATEGY_IDS, type StrategyId } from '../../../../shared/domain/model';
import type { SimulationDraft } from '../../../state/sample';

/** All strategies are compared with it. */
const YARDSTICK = 'random';

/** What is asked of the analyst: random always takes part, in the order of the list. Null: nothing to compare. */
export function toSimulationRequest(draft: SimulationDraft): SimulationRequest | null {
  const chosen = new Set<StrategyId>([...draft.strategies, YARDSTICK]);
  if (chosen.size < 2) return null;
  return { ...draft, budget: Math.max(draft.budget, draft.batch), strategies: STRATEGY_IDS.filter((strategy) => chosen.has(strategy)) };
}

export function toggleStrategy(strategies: readonly StrategyId[], strategy: StrategyId): StrategyId[] {
  return strategies.includes(strategy) ? strategies.filter((other) => other !== strategy) : [...strategies, strategy];
}

export const isSameSimulation = (a: SimulationRequest, b: SimulationRequest) => JSON.stringify(a, ORDER) === JSON.stringify(b, ORDER);
const ORDER = ['strategies', 'batch', 'budget', 'repeats', 'seed', 'split', 'labelSource'];
