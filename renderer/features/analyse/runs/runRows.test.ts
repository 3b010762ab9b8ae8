import { expect, test } from 'vitest';
import type { RunInfo, RunMetrics } from '../../../../shared/contract/runs';
import { bestOf, hyperparameter, hyperparameterNames, joinMetrics, sortRuns } from './runRows';

const run = (runId: number, name: string, hyperparameters: [string, string][] = []): RunInfo => ({ runId, uid: `u${runId}`, name, modelVersion: '', codeVersion: '', hyperparameters, dataSnapshot: '', notes: '', outOfSample: null, file: '', createdAt: runId, predictions: 10, hasProbabilities: false });
const metrics = (runId: number, accuracy: number | null): RunMetrics => ({ runId, n: 10, abstained: 0, missing: 0, accuracy, accuracyCi: null, macroF1: null, balancedAccuracy: null, mcc: null, cohenKappa: null, logLoss: null, brier: null, ece: null, cost: null });

const RUNS = [run(3, 'c', [['lr', '0.1'], ['depth', '4']]), run(2, 'b', [['lr', '0.01']]), run(1, 'a')];
const ROWS = joinMetrics(RUNS, [metrics(1, 0.7), metrics(3, 0.9)]);
const ACCURACY = { id: 'accuracy', better: 'high' as const, value: (row: (typeof ROWS)[number]) => row.metrics?.accuracy ?? null };

test('runs are ordered by a figure, those without it last', () => {
  expect(sortRuns(ROWS, [ACCURACY], { id: 'accuracy', descending: true }).map(({ run: { name } }) => name)).toEqual(['c', 'a', 'b']);
  expect(sortRuns(ROWS, [ACCURACY], { id: 'accuracy', descending: false }).map(({ run: { name } }) => name)).toEqual(['a', 'c', 'b']);
  expect(sortRuns(ROWS, [ACCURACY], null)).toBe(ROWS);
});

test('the best figure is marked only where there is something to compare', () => {
  expect(bestOf(ROWS, [ACCURACY]).get('accuracy')).toBe(0.9);
  expect(bestOf(ROWS.slice(0, 2), [ACCURACY]).size).toBe(0);
});

test('hyperparameters become columns in order of appearance', () => {
  expect(hyperparameterNames(RUNS)).toEqual(['lr', 'depth']);
  expect([hyperparameter(RUNS[0]!, 'depth'), hyperparameter(RUNS[1]!, 'depth')]).toEqual(['4', null]);
});
