import { expect, test } from 'vitest';
import type { SimulationResult } from '../../../../shared/contract/sampling';
import { describeSimulation } from './describeSimulation';

type Strategy = SimulationResult['strategies'][number];
const of = (strategy: Strategy['strategy'], labelsNeeded: number | null, ratio: number | null, ratioCi: [number, number] | null): Strategy => ({ strategy, points: [], labelsNeeded, ratio, ratioCi, nearDuplicateShare: 0 });
const random = of('random', 200, 1, null);

test('the best is named, and doubted where the interval reaches 1', () => {
  expect(describeSimulation({ strategies: [random, of('margin', 90.4, 0.45, [0.3, 0.7]), of('entropy', 120, 0.6, [0.5, 0.9])] })).toBe('Best here: margin, with 90 labels, 0.45 times as many as random.');
  expect(describeSimulation({ strategies: [random, of('margin', 180, 0.9, [0.7, 1.1])] })).toBe('Best here: margin, with 180 labels, 0.90 times as many as random; that may be chance.');
});

test('nothing better, or nothing to compare, is said as it is', () => {
  expect(describeSimulation({ strategies: [random, of('margin', 240, 1.2, [1.05, 1.4])] })).toContain('No strategy did better than random here');
  expect(describeSimulation({ strategies: [of('random', null, null, null), of('margin', 100, null, null)] })).toContain('no comparison can be made');
});
