import { z } from 'zod';
import { create } from 'zustand';
import { itemQuery, rowId } from '../../shared/contract/common';
import { ALL_ITEMS } from '../../shared/domain/itemQuery';
import { AUTOMATION_LEVELS, FEATURE_KINDS, LABEL_SOURCES, MODEL_KINDS, STRATEGY_IDS } from '../../shared/domain/model';

const SAMPLE_TAB_IDS = ['train', 'batch', 'curve', 'simulation', 'automation'] as const;
export type SampleTabId = (typeof SAMPLE_TAB_IDS)[number];

const labelSource = z.enum(LABEL_SOURCES);

/** A training as it is being filled in. */
const trainingDraft = z.object({
  /** Empty: a name is made. */
  name: z.string(),
  model: z.enum(['auto', ...MODEL_KINDS]),
  features: z.enum(['auto', ...FEATURE_KINDS]),
  labelSource,
  classWeights: z.enum(['none', 'balanced']),
  seed: z.int(),
});
type TrainingDraft = z.infer<typeof trainingDraft>;

const batchDraft = z.object({
  strategy: z.enum(STRATEGY_IDS),
  /** Null: the newest training. */
  runId: rowId.nullable(),
  size: z.int(),
  auditPercent: z.number(),
  seed: z.int(),
  query: itemQuery,
  labelSource,
});
export type BatchDraft = z.infer<typeof batchDraft>;

const simulationDraft = z.object({
  strategies: z.array(z.enum(STRATEGY_IDS)),
  batch: z.int(),
  budget: z.int(),
  repeats: z.int(),
  seed: z.int(),
  split: z.enum(['dev', 'test']),
  labelSource,
});
export type SimulationDraft = z.infer<typeof simulationDraft>;

const automationDraft = z.object({
  level: z.enum(AUTOMATION_LEVELS),
  runId: rowId.nullable(),
  /** Percent, as they are typed. */
  threshold: z.number(),
  audit: z.number(),
  seed: z.int(),
});
export type AutomationDraft = z.infer<typeof automationDraft>;

const kept = z.object({
  tab: z.enum(SAMPLE_TAB_IDS),
  training: trainingDraft,
  batch: batchDraft,
  simulation: simulationDraft,
  /** Which of the two the curves show. */
  metric: z.enum(['accuracy', 'macroF1']),
  /** Queue whose automation is looked at; null: the newest. */
  queueId: rowId.nullable(),
});
type SampleState = z.infer<typeof kept>;

export const FRESH_AUTOMATION: AutomationDraft = { level: 'assisted', runId: null, threshold: 95, audit: 10, seed: 1 };
export const FRESH_SAMPLE: SampleState = {
  tab: 'train',
  training: { name: '', model: 'auto', features: 'auto', labelSource: 'goldOrAnswers', classWeights: 'none', seed: 1 },
  batch: { strategy: 'default', runId: null, size: 20, auditPercent: 10, seed: 1, query: ALL_ITEMS, labelSource: 'goldOrAnswers' },
  simulation: { strategies: ['default', 'random', 'margin'], batch: 10, budget: 200, repeats: 5, seed: 1, split: 'dev', labelSource: 'goldOrAnswers' },
  metric: 'macroF1',
  queueId: null,
};

/** What the Sample screen is set to. Kept for each project until the window is closed, also when the page is loaded again. */
export const useSample = create<SampleState>(() => FRESH_SAMPLE);

let projectUid: string | null = null;
const keyOf = (uid: string) => `goldset.sample.${uid}`;

/** Another project has its own settings; one that was looked at before has those of then. Whether it is another one. */
export function openSample(uid: string): boolean {
  if (projectUid === uid) return false;
  projectUid = uid;
  useSample.setState(readKept(uid), true);
  return true;
}
useSample.subscribe((state) => projectUid !== null && sessionStorage.setItem(keyOf(projectUid), JSON.stringify(state)));

/** What was stored, if it is what this stores. */
function readKept(uid: string): SampleState {
  try {
    return kept.parse(JSON.parse(sessionStorage.getItem(keyOf(uid)) ?? 'null'));
  } catch {
    // nothing stored, or by another version: only the settings are lost
    return FRESH_SAMPLE;
  }
}

export const showSampleTab = (tab: SampleTabId) => useSample.setState({ tab });
export const changeTraining = (change: Partial<TrainingDraft>) => useSample.setState(({ training }) => ({ training: { ...training, ...change } }));
export const changeBatch = (change: Partial<BatchDraft>) => useSample.setState(({ batch }) => ({ batch: { ...batch, ...change } }));
export const changeSimulation = (change: Partial<SimulationDraft>) => useSample.setState(({ simulation }) => ({ simulation: { ...simulation, ...change } }));
export const chooseMetric = (metric: SampleState['metric']) => useSample.setState({ metric });
export const chooseSampleQueue = (queueId: number) => useSample.setState({ queueId });
