import { z } from 'zod';
import { STRATEGY_IDS } from '../domain/model';
import { itemQuery, nothing, rowId, share, shortText, uid } from './common';
import { define } from './define';
import { labelSource } from './models';

const rate = z.number().nullable();
const strategy = z.enum(STRATEGY_IDS);

const sampledItem = z.object({
  itemId: rowId,
  externalId: z.string(),
  /** What a list shows of it: the start of the text, the file's name, the first fields. */
  excerpt: z.string(),
  score: z.number(),
  /** A short sentence with the number: `margin 0.03 between spam and ham`. */
  reason: z.string(),
  /** Drawn at random whatever the strategy says. */
  audit: z.boolean(),
  predictedUid: uid.nullable(),
  confidence: rate,
});
export type SampledItem = z.infer<typeof sampledItem>;

export const sampleRequest = z.object({
  strategy,
  size: z.int().min(1).max(100_000),
  /** The model asked; null for strategies that need none (random, k-centre, cluster-first). */
  runId: rowId.nullable(),
  seed: z.int(),
  /** Of the batch, drawn at random. */
  auditShare: share,
  /** Items to choose from: of these, those that have no label yet and are in no open queue; with label-more-or-new also those that have. Dev and test items only where the query names their split. */
  query: itemQuery,
  labelSource,
});
export type SampleRequest = z.infer<typeof sampleRequest>;

const samplePreview = z.object({
  items: z.array(sampledItem),
  strategy,
  runId: rowId.nullable(),
  /** Items there were to choose from. */
  pool: z.number(),
  /** Passed over because they are all but equal to one that was taken. */
  nearDuplicates: z.number(),
  /** What was done in words, where more is to be said than the strategy's name: `no model yet: clusters first`. */
  note: z.string().nullable(),
});
export type SamplePreview = z.infer<typeof samplePreview>;

const curvePoint = z.object({
  labels: z.number(),
  accuracyMean: rate,
  accuracySd: rate,
  accuracyCi: z.tuple([z.number(), z.number()]).nullable(),
  macroF1Mean: rate,
  macroF1Sd: rate,
  macroF1Ci: z.tuple([z.number(), z.number()]).nullable(),
});
export type CurvePoint = z.infer<typeof curvePoint>;

const simulationResult = z.object({
  /** Over all labels of the pool. */
  full: z.object({ labels: z.number(), accuracy: rate, macroF1: rate }),
  test: z.number(),
  pool: z.number(),
  /** Macro-F1 to reach: 95 % of that of the full pool. */
  goal: rate,
  strategies: z.array(z.object({
    strategy,
    points: z.array(curvePoint),
    /** By linear interpolation on the mean curve; null: not reached within the budget. */
    labelsNeeded: rate,
    /** Labels needed over those that random needs, with a paired bootstrap interval over the repeats. */
    ratio: rate,
    ratioCi: z.tuple([z.number(), z.number()]).nullable(),
    nearDuplicateShare: rate,
  })),
  notes: z.array(z.string()),
});
export type SimulationResult = z.infer<typeof simulationResult>;

export const simulationRequest = z.object({
  strategies: z.array(strategy).min(1).max(12),
  batch: z.int().min(1).max(10_000),
  budget: z.int().min(2).max(1_000_000),
  repeats: z.int().min(1).max(100),
  seed: z.int(),
  /** Where the curves are measured. Without labelled items of it, a fifth of the labelled items is set aside. */
  split: z.enum(['dev', 'test']),
  labelSource,
});
export type SimulationRequest = z.infer<typeof simulationRequest>;

const learningPoint = z.object({
  runId: rowId,
  name: z.string(),
  createdAt: z.number(),
  labels: z.number(),
  devSource: z.enum(['split', 'folds']),
  devItems: z.number(),
  accuracy: rate,
  accuracyCi: z.tuple([z.number(), z.number()]).nullable(),
  macroF1: rate,
  macroF1Ci: z.tuple([z.number(), z.number()]).nullable(),
});
export type LearningPoint = z.infer<typeof learningPoint>;

export const samplingMessages = {
  'sampling.preview': define('analysis', sampleRequest, samplePreview),
  /** The batch becomes a queue, which remembers why each item is in it. */
  'sampling.createQueue': define('write', z.object({
    name: shortText.min(1), strategy, runId: rowId.nullable(), seed: z.int(),
    items: z.array(z.object({ itemId: rowId, score: z.number(), reason: z.string().max(2_000), audit: z.boolean() })).min(1).max(100_000),
  }), z.object({ queueId: rowId, items: z.number() })),
  'simulation.run': define('analysis', simulationRequest, simulationResult),
  /** Trainings of this project by number of labels. */
  'learning.points': define('read', nothing, z.array(learningPoint)),
  /** The curve that labels drawn at random would have given, at the sizes of the trainings and between: from the labels that no strategy chose, repeated. */
  'learning.random': define('analysis', z.object({ repeats: z.int().min(2).max(50), seed: z.int(), labelSource }), z.object({ points: z.array(curvePoint), note: z.string() })),
  /** Whether to go on labelling. */
  'learning.advice': define('analysis', nothing, z.object({
    advice: z.enum(['goOn', 'plateau', 'stable', 'tooEarly']),
    text: z.string(),
    /** Cohen's kappa of the predictions of trainings one after another on the items without a label, mean of the last three pairs; null with fewer. */
    stability: rate,
    /** What the last trainings gained, in macro-F1. */
    gain: rate,
  })),
};
