import { z } from 'zod';
import { BACKENDS, FEATURE_KINDS, LABEL_SOURCES, MODEL_KINDS } from '../domain/model';
import { modality, nothing, rowId, shortText, uid } from './common';
import { define } from './define';
import { runInfo } from './runs';

const uint32s = z.instanceof(Uint32Array);
const float32s = z.instanceof(Float32Array);
const bytes = z.instanceof(Uint8Array);
const rate = z.number().nullable();
const interval = z.tuple([z.number(), z.number()]).nullable();

export const labelSource = z.enum(LABEL_SOURCES);

/** Every item in order of its id (1, 2, 3 ...), as a model sees it. */
const trainingPlan = z.object({
  modality,
  question: z.string(),
  /** Classes a model may predict, in schema order: neither abstain classes nor merged or retired ones. */
  classes: z.array(z.object({ uid, name: z.string() })),
  items: z.number(),
  /** By item: place of its label in `classes`, -1 without one (or with one of an abstain class). */
  labels: z.instanceof(Int16Array),
  /** By item: 0 no split, 1 train, 2 dev, 3 test. */
  splits: bytes,
  /** What the labels were, as a SHA-256 in hex: the same snapshot and seed give the same model. */
  snapshot: z.string(),
});
export type TrainingPlan = z.infer<typeof trainingPlan>;

/** How much of `values` an item has is `columns`, one row an entry of `itemIds`. */
const featureBlock = z.object({ itemIds: uint32s, columns: z.int().min(1).max(100_000), values: float32s });
export type FeatureBlock = z.infer<typeof featureBlock>;

const epoch = z.object({
  epoch: z.number(),
  loss: z.number(),
  /** On the dev items; null where there are none. */
  devLoss: rate,
  devAccuracy: rate,
});
export type TrainingEpoch = z.infer<typeof epoch>;

/** What is known of a trained model beyond its run. */
export const modelDetails = z.object({
  kind: z.enum(MODEL_KINDS),
  features: z.enum(FEATURE_KINDS),
  /** e.g. `imageMobileNet@1` */
  featureVersion: z.string(),
  /** Null: plain typed arrays, no tfjs. */
  backend: z.enum(BACKENDS).nullable(),
  seed: z.int(),
  labelSource,
  snapshot: z.string(),
  /** Classes in the order of the model's outputs. */
  classUids: z.array(uid),
  trainItems: z.number(),
  /** What the dev figures were measured on: items of the dev split, or all labelled training items in turn, each by a model that had not seen it. */
  devSource: z.enum(['split', 'folds']),
  devItems: z.number(),
  devAccuracy: rate,
  devAccuracyCi: interval,
  devMacroF1: rate,
  devMacroF1Ci: interval,
  devLogLoss: rate,
  /** Probabilities are softmax(logits / temperature). */
  temperature: rate,
  seconds: z.number(),
  history: z.array(epoch).max(10_000),
  /** With model `auto`: what was compared, by dev accuracy and log loss. */
  candidates: z.array(z.object({ name: z.string(), devAccuracy: rate, devLogLoss: rate })),
  /** What the user should know: a backend that was not there, items without features. */
  notes: z.array(z.string()),
  hyperparameters: z.array(z.tuple([shortText.min(1), shortText])),
});
export type ModelDetails = z.infer<typeof modelDetails>;

export const trainedModel = z.object({ run: runInfo, details: modelDetails, /** How this run's training labels were chosen: queues by strategy, random, imported. */ labels: z.number() });
export type TrainedModel = z.infer<typeof trainedModel>;

export const modelMessages = {
  /** Labels and splits of all items. */
  'training.plan': define('scan', z.object({ labelSource }), trainingPlan),
  /** Contents of `count` items from number `from` on (1-based): text, fields of table rows, or a media file's path for reading with `media://item/ID`. */
  'training.contents': define('scan', z.object({ from: rowId, count: z.int().min(1).max(10_000) }), z.object({
    texts: z.array(z.string()),
    rows: z.array(z.array(z.tuple([z.string(), z.string()]))),
  })),
  /** Vectors that the project already has for these items: kept by content hash and feature version. Items without one are left out. */
  'features.read': define('scan', z.object({ version: shortText, from: rowId, count: z.int().min(1).max(10_000) }), featureBlock.extend({ columns: z.number() })),
  /** Keeps vectors; one that is there already is left. */
  'features.save': define('write', z.object({ version: shortText.min(1), block: featureBlock }), nothing),
  /** How much the project keeps. */
  'features.held': define('scan', nothing, z.object({ vectors: z.number(), bytes: z.number() })),
  'features.forget': define('write', nothing, z.object({ removed: z.number() })),
  /** Begins a run whose predictions follow. It is hidden until `models.finish`; one that is never finished is cleared away by the next. */
  'models.begin': define('write', z.object({ name: shortText.min(1), classUids: z.array(uid).min(2).max(2_000) }), z.object({ runId: rowId })),
  /** At most 16 blocks of 4,096 rows, in order of the items, each block full but the last of the run. */
  'models.addPredictions': define('write', z.object({ runId: rowId, itemIds: uint32s, probabilities: float32s }), nothing),
  /** Shows the run, with its model's files (those of the exported bundle). One undo takes it away. */
  'models.finish': define('write', z.object({ runId: rowId, notes: z.string().max(10_000), details: modelDetails, files: z.array(z.object({ name: shortText.min(1), bytes })).max(50) }), runInfo),
  /** Newest first. */
  'models.list': define('read', nothing, z.array(trainedModel)),
  'models.files': define('scan', z.object({ runId: rowId }), z.object({ files: z.array(z.object({ name: z.string(), bytes })) })),
};
