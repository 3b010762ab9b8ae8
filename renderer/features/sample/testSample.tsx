import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { MessageName, Output } from '../../../shared/contract';
import type { TrainedModel } from '../../../shared/contract/models';
import type { ProjectInfo } from '../../../shared/contract/project';
import { runCommandOfKey } from '../../commands/registry';
import { queryClient, useRead } from '../../data/queries';
import { services } from '../../data/services';
import { useApp } from '../../state/app';
import { FRESH_SAMPLE, useSample } from '../../state/sample';
import { batchPreview } from './batch/batchPreview';
import { simulation } from './simulation/simulation';

// a machine that does other things too draws a screen late
configure({ asyncUtilTimeout: 20_000 });

export const PROJECT: ProjectInfo = { uid: 'p', name: 'Mails', modality: 'text', fileName: 'mails.goldset', items: 5, annotations: 4, gold: 0, schemaVersion: 1, guidelineVersion: 1, readOnly: null, canRestore: false, backupProblem: null, blind: true, notice: null };
const CLASSES = ['spam', 'ham'].map((name, index) => ({ uid: name, name, color: '#0072b2', hotkey: String(index + 1), definition: '', examples: [], abstain: false, borderline: false, retired: false, mergedInto: null }));

export function trained(runId: number, change: Partial<TrainedModel['details']> = {}): TrainedModel {
  return {
    run: { runId, uid: `run-${runId}`, name: `Training ${runId}`, modelVersion: '', codeVersion: '', hyperparameters: [], dataSnapshot: '', notes: '', outOfSample: null, file: '', createdAt: 0, predictions: 5, hasProbabilities: true },
    details: { kind: 'ngrams', features: 'textNgrams', featureVersion: 'textNgrams@1', backend: null, seed: 1, labelSource: 'goldOrAnswers', snapshot: 'f00', classUids: ['spam', 'ham'], trainItems: 4, devSource: 'folds', devItems: 4, devAccuracy: 0.75, devAccuracyCi: [0.3, 0.95], devMacroF1: 0.7, devMacroF1Ci: [0.2, 0.9], devLogLoss: 0.5, temperature: 1.2, seconds: 0.4, history: [{ epoch: 1, loss: 0.6, devLoss: null, devAccuracy: null }], candidates: [], notes: [], hyperparameters: [], ...change },
    labels: 4,
  };
}

/** What the services answer unless a test says otherwise; a function is asked with the input. */
const USUAL: { readonly [N in MessageName]?: unknown } = {
  'project.get': PROJECT,
  'labelSchema.get': { question: '', version: 1, classes: CLASSES },
  'annotators.list': [{ id: 1, name: 'Ada', role: 'adjudicator', imported: false, annotations: 4 }],
  'items.columns': { tagKeys: [], fields: [] },
  'runs.list': [],
  'slices.list': [],
  'models.list': [],
  'queues.list': [],
  'learning.points': [],
  'training.plan': { modality: 'text', question: '', classes: CLASSES.map(({ uid, name }) => ({ uid, name })), items: 5, labels: Int16Array.from([0, 1, 0, 1, -1]), splits: new Uint8Array(5), snapshot: 'f00' },
  'autoLabels.summary': { items: 0, byClass: [], byQueue: [] },
  'learning.advice': { advice: 'tooEarly', text: 'One training is no curve.', stability: null, gain: null },
};

export type Answers = { readonly [N in MessageName]?: Output<N> | ((input: never) => Output<N> | Promise<Output<N>>) };

/** A service that answers these; returns the spy over every call. */
export function serve(answers: Answers) {
  return vi.spyOn(services, 'call').mockImplementation(((message: MessageName, input: unknown) => {
    const answer: unknown = message in answers ? answers[message] : USUAL[message];
    if (answer === undefined) return Promise.reject(new Error(`${message} was not expected`));
    return Promise.resolve().then(() => (typeof answer === 'function' ? (answer as (input: unknown) => unknown)(input) : answer));
  }) as never);
}

export function show(element: ReactNode): void {
  render(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <InProject>{element}</InProject>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

/** As in the app: the first answer about another project makes everything else be forgotten, so nothing else is read before it. */
function InProject({ children }: { readonly children: ReactNode }) {
  return useRead('project.get', {}).data ? children : null;
}

/** A key pressed outside every field. */
export const press = (key: string, held: { readonly ctrlKey?: boolean } = {}) => runCommandOfKey(new KeyboardEvent('keydown', { key, ...held }));

/** Nothing is left of the test before. */
export function forgetSample(): void {
  vi.restoreAllMocks();
  queryClient.clear();
  batchPreview.forget();
  simulation.forget();
  useSample.setState(FRESH_SAMPLE, true);
  useApp.setState({ screen: 'sample', annotatorId: 1, queueId: null });
}
