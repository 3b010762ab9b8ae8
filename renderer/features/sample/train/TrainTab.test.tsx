import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { TrainedModel } from '../../../../shared/contract/models';
import { type TrainingListeners, type TrainingOptions, WorkerDied } from '../../../data/modelWorker';
import { useAnalyse } from '../../../state/analyse';
import { useApp } from '../../../state/app';
import { useSample } from '../../../state/sample';
import { keepTrainingToProject } from '../../../state/training';
import { forgetSample, press, PROJECT, serve, show, trained } from '../testSample';
import { TrainTab } from './TrainTab';

/** The training that was asked for, to be ended by the test. */
let asked: { options: TrainingOptions; listeners: TrainingListeners; end: (model: TrainedModel) => void; fail: (error: Error) => void } | null = null;

vi.mock('../../../data/modelWorker', async (original) => ({
  ...(await original<object>()),
  trainInWorker: (options: TrainingOptions, listeners: TrainingListeners) => new Promise<TrainedModel>((end, fail) => (asked = { options, listeners, end, fail })),
}));

beforeAll(() => {
  Object.defineProperty(window, 'goldset', { configurable: true, value: { platform: 'linux' } });
});
afterEach(() => {
  forgetSample();
  keepTrainingToProject(null);
  keepTrainingToProject('p');
  asked = null;
});

async function startTraining(): Promise<NonNullable<typeof asked>> {
  await screen.findByText(/Learns from 4 labelled items/);
  act(() => void press('Enter', { ctrlKey: true }));
  await waitFor(() => expect(asked).not.toBeNull());
  return asked!;
}

test('a training is started by its key, followed while it runs, and its result leads on', async () => {
  const models: TrainedModel[] = [];
  serve({ 'models.list': () => models });
  show(<TrainTab project={PROJECT} />);
  const { options, listeners, end } = await startTraining();
  expect(options).toMatchObject({ name: 'Training 1', model: 'auto', labelSource: 'goldOrAnswers', classWeights: 'none', seed: 1, backend: 'auto' });
  act(() => {
    listeners.onProgress({ phase: 'training n-grams', share: 0.5, backend: 'wasm', candidate: 'n-grams', epoch: { epoch: 1, loss: 0.7, devLoss: 0.8, devAccuracy: 0.6 } });
  });
  expect(await screen.findByText('Training n-grams')).toBeTruthy();
  expect(screen.getByText(/\d s, CPU \(WASM\)/)).toBeTruthy();
  expect(screen.getByRole('img', { name: /Loss after epoch 1: 0.7/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Train/ })).toHaveProperty('disabled', true);

  await act(async () => end(trained(7, { notes: ['No GPU was found: computed on the CPU.'] })));
  expect(await screen.findByText('75.0%')).toBeTruthy();
  expect(screen.getByText('30.0% to 95.0%')).toBeTruthy();
  expect(screen.getByText('on 4 labelled items in turn, each by a model that had not seen it')).toBeTruthy();
  expect(screen.getByText('No GPU was found: computed on the CPU.')).toBeTruthy();
  act(() => void press('b'));
  expect(useSample.getState()).toMatchObject({ tab: 'batch', batch: { runId: 7 } });
  act(() => void press('a'));
  expect([useApp.getState().screen, useAnalyse.getState().runId]).toEqual(['analyse', 7]);
});

test('stopping asks the worker to keep the best so far', async () => {
  serve({});
  show(<TrainTab project={PROJECT} />);
  const { listeners, end } = await startTraining();
  fireEvent.click(screen.getByRole('button', { name: /Stop, keep the best/ }));
  expect(listeners.signal.aborted).toBe(true);
  expect(screen.getByText('Stopping, the best so far is kept')).toBeTruthy();
  await act(async () => end(trained(7)));
  expect(await screen.findByRole('heading', { name: 'Training 7' })).toBeTruthy();
});

test('a worker that died is said, labels are safe, and the same training is tried again with a key', async () => {
  serve({});
  show(<TrainTab project={PROJECT} />);
  const first = await startTraining();
  await act(async () => first.fail(new WorkerDied('The model worker ended by itself, perhaps for want of memory.')));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The training ended by itself');
  expect(alert.textContent).toContain('perhaps for want of memory. Labels and earlier trainings are as they were.');
  asked = null;
  act(() => void press('r'));
  await waitFor(() => expect(asked?.options).toEqual(first.options));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('labels of one class are too little, and it says so', async () => {
  serve({ 'training.plan': { modality: 'text', question: '', classes: [{ uid: 'a', name: 'a' }, { uid: 'b', name: 'b' }], items: 2, labels: Int16Array.from([0, 0]), splits: new Uint8Array(2), snapshot: '' } });
  show(<TrainTab project={PROJECT} />);
  expect(await screen.findByText(/All labels so far are of one class/)).toBeTruthy();
  expect(press('Enter', { ctrlKey: true })).toBe(false);
});

test('trainings are listed, and the chosen one stands beside', async () => {
  serve({ 'models.list': [trained(9), trained(8, { devSource: 'split', devItems: 120, devAccuracy: null, devAccuracyCi: null })] });
  show(<TrainTab project={PROJECT} />);
  const list = await screen.findByRole('table', { name: 'Trainings' });
  expect(screen.getByRole('heading', { name: 'Training 9' })).toBeTruthy();
  fireEvent.click(within(list).getByRole('button', { name: 'Training 8' }));
  expect(screen.getByRole('heading', { name: 'Training 8' })).toBeTruthy();
  expect(screen.getByText('nothing to measure it on')).toBeTruthy();
});

test('another project ends the training and forgets it', async () => {
  serve({});
  show(<TrainTab project={PROJECT} />);
  const { listeners, end } = await startTraining();
  act(() => keepTrainingToProject('q'));
  expect(listeners.signal.aborted).toBe(true);
  await act(async () => end(trained(7)));
  expect(screen.queryByRole('heading', { name: 'Training 7' })).toBeNull();
});
