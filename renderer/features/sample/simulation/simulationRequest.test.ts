import { expect, test } from 'vitest';
import { FRESH_SAMPLE } from '../../../state/sample';
import { isSameSimulation, toggleStrategy, toSimulationRequest } from './simulationRequest';

const draft = FRESH_SAMPLE.simulation;

test('random always takes part, in the order of the list; alone it is compared with nothing', () => {
  expect(toSimulationRequest({ ...draft, strategies: ['margin', 'default'] })?.strategies).toEqual(['default', 'random', 'margin']);
  expect(toSimulationRequest({ ...draft, strategies: ['random'] })).toBeNull();
  expect(toSimulationRequest({ ...draft, batch: 50, budget: 10 })?.budget).toBe(50);
});

test('strategies are taken and left; the order of choosing makes no other question', () => {
  expect(toggleStrategy(['margin'], 'margin')).toEqual([]);
  const [a, b] = [['margin', 'entropy'], ['entropy', 'margin']].map((strategies) => toSimulationRequest({ ...draft, strategies: strategies as ['margin'] })!);
  expect(isSameSimulation(a!, b!)).toBe(true);
  expect(isSameSimulation(a!, { ...b!, seed: 9 })).toBe(false);
});
