import type { SimulationResult } from '../../../../shared/contract/sampling';
import { formatCount } from '../../../format/formatCount';
import { STRATEGIES } from '../strategies';

/** Which strategy did best, in a sentence that claims no more than the interval does. */
export function describeSimulation({ strategies }: Pick<SimulationResult, 'strategies'>): string {
  const compared = strategies.filter((entry) => entry.strategy !== 'random' && entry.ratio !== null && entry.labelsNeeded !== null).toSorted((a, b) => a.ratio! - b.ratio!);
  const best = compared[0];
  if (!best) return 'Within this budget no comparison can be made: random, or all the others, did not come near what all labels give. Take a larger budget.';
  const name = STRATEGIES[best.strategy].name;
  const needed = formatCount(Math.round(best.labelsNeeded!), 'label');
  const times = `${best.ratio!.toFixed(2)} times as many as random`;
  if (best.ratioCi && best.ratioCi[1] < 1) return `Best here: ${name}, with ${needed}, ${times}.`;
  return best.ratio! < 1 ? `Best here: ${name}, with ${needed}, ${times}; that may be chance.` : `No strategy did better than random here. The nearest: ${name}, with ${needed}, ${times}.`;
}
