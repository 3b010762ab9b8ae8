import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { SimulationResult } from '../../../../shared/contract/sampling';
import { changeSimulation } from '../../../state/sample';
import { forgetSample, press, serve, show } from '../testSample';
import { SimulationTab } from './SimulationTab';

beforeAll(() => {
  Object.defineProperty(window, 'goldset', { configurable: true, value: { platform: 'linux' } });
});
afterEach(forgetSample);

const points = [10, 20, 30].map((labels) => ({ labels, accuracyMean: labels / 40, accuracySd: 0, accuracyCi: null, macroF1Mean: labels / 50, macroF1Sd: 0, macroF1Ci: [labels / 50 - 0.1, labels / 50 + 0.1] as [number, number] }));
const RESULT: SimulationResult = {
  full: { labels: 400, accuracy: 0.9, macroF1: 0.88 },
  test: 100,
  pool: 400,
  goal: 0.836,
  strategies: [
    { strategy: 'random', points, labelsNeeded: 200, ratio: 1, ratioCi: null, nearDuplicateShare: 0.02 },
    { strategy: 'margin', points, labelsNeeded: null, ratio: null, ratioCi: null, nearDuplicateShare: 0 },
    { strategy: 'default', points, labelsNeeded: 90, ratio: 0.45, ratioCi: [0.3, 0.6], nearDuplicateShare: 0 },
  ],
  notes: ['A fifth of the labelled items was set aside.'],
};

test('strategies are chosen and simulated by a key; the result names the best and what each needs', async () => {
  const call = serve({ 'simulation.run': RESULT });
  show(<SimulationTab />);
  fireEvent.click(await screen.findByRole('checkbox', { name: 'entropy' }));
  act(() => void press('Enter', { ctrlKey: true }));
  expect(await screen.findByText('Best here: default, with 90 labels, 0.45 times as many as random.')).toBeTruthy();
  expect(call).toHaveBeenCalledWith('simulation.run', { strategies: ['default', 'random', 'margin', 'entropy'], batch: 10, budget: 200, repeats: 5, seed: 1, split: 'dev', labelSource: 'goldOrAnswers' }, undefined, expect.anything());
  expect(screen.getByRole('row', { name: /^margin/ }).textContent).toContain('not reachedn/a');
  expect(screen.getByRole('row', { name: /^default/ }).textContent).toContain('0.45 × 0.30 × to 0.60 ×');
  expect(screen.getByText('A fifth of the labelled items was set aside.')).toBeTruthy();
  act(() => changeSimulation({ repeats: 9 }));
  expect(screen.getByText(/Simulated with other settings/)).toBeTruthy();
});

test('a simulation can be cancelled; random alone is not simulated', async () => {
  const call = serve({ 'simulation.run': () => new Promise<SimulationResult>(() => {}) });
  show(<SimulationTab />);
  await screen.findByRole('heading', { name: 'Simulate strategies' });
  act(() => void press('Enter', { ctrlKey: true }));
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  const signal = (call.mock.calls.find(([message]) => message === 'simulation.run') as unknown as [string, unknown, unknown, { signal: AbortSignal }])[3].signal;
  expect(signal.aborted).toBe(true);
  expect(screen.queryByText('Simulating')).toBeNull();
  act(() => changeSimulation({ strategies: [] }));
  expect(screen.getByText('Choose a strategy to compare with random.')).toBeTruthy();
  expect(press('Enter', { ctrlKey: true })).toBe(false);
});
