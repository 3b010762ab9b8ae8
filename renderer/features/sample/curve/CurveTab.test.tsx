import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { CurvePoint, LearningPoint } from '../../../../shared/contract/sampling';
import { forgetSample, serve, show } from '../testSample';
import { CurveTab } from './CurveTab';

beforeAll(() => {
  Object.defineProperty(window, 'goldset', { configurable: true, value: { platform: 'linux' } });
});
afterEach(forgetSample);

const point = (runId: number, labels: number, macroF1: number): LearningPoint => ({ runId, name: `Training ${runId}`, createdAt: runId, labels, devSource: 'split', devItems: 100, accuracy: macroF1 + 0.05, accuracyCi: [macroF1, macroF1 + 0.1], macroF1, macroF1Ci: [macroF1 - 0.05, macroF1 + 0.05] });
const chance = (labels: number, mean: number): CurvePoint => ({ labels, accuracyMean: mean + 0.05, accuracySd: 0.01, accuracyCi: [mean, mean + 0.1], macroF1Mean: mean, macroF1Sd: 0.01, macroF1Ci: [mean - 0.02, mean + 0.02] });

test('without a training it says what the curve is for', async () => {
  serve({});
  show(<CurveTab />);
  expect(await screen.findByRole('heading', { name: 'No training yet' })).toBeTruthy();
});

test('trainings stand beside what random would have given, in either figure, with advice in words', async () => {
  serve({
    'learning.points': [point(2, 60, 0.8), point(1, 40, 0.6)],
    'learning.random': { points: [chance(40, 0.61), chance(60, 0.7)], note: 'Simulated from 60 known labels.' },
    'learning.advice': { advice: 'goOn', text: 'The last 20 labels brought 20 points.', stability: 0.7, gain: 0.2 },
  });
  show(<CurveTab />);
  expect(await screen.findByText('Go on labelling')).toBeTruthy();
  expect(screen.getByText(/\+20.0 points of macro-F1.*κ 0.70/)).toBeTruthy();
  expect(await screen.findByText('Simulated from 60 known labels.')).toBeTruthy();
  expect(screen.getByRole('img', { name: 'Dev macro-F1 by number of labels: 80% with 60 labels' })).toBeTruthy();
  const row = screen.getByRole('row', { name: /Training 2/ });
  expect(row.textContent).toContain('80.0% 75.0% to 85.0%70.0%');
  fireEvent.click(screen.getByRole('radio', { name: 'Accuracy' }));
  expect(screen.getByRole('img', { name: 'Dev accuracy by number of labels: 85% with 60 labels' })).toBeTruthy();
});

test('one training is no curve: random is not asked', async () => {
  const call = serve({ 'learning.points': [point(1, 40, 0.6)] });
  show(<CurveTab />);
  expect(await screen.findByText(/a curve begins with two points/)).toBeTruthy();
  expect(call.mock.calls.some(([message]) => message === 'learning.random')).toBe(false);
});
