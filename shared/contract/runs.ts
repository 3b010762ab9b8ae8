import { z } from 'zod';
import { itemQuery, longText, nothing, rowId, shortText, uid } from './common';
import { define } from './define';

/** What people say of a run. */
export const runDetails = z.object({
  name: shortText.min(1),
  /** MAJOR.MINOR.PIPELINE, e.g. `2.1.0`; empty: not said. */
  modelVersion: z.string().regex(/^(\d+\.\d+\.\d+)?$/, 'a model version is MAJOR.MINOR.PIPELINE, e.g. 2.1.0'),
  codeVersion: shortText,
  /** In the order of the table. */
  hyperparameters: z.array(z.tuple([shortText.min(1), shortText])).max(1_000),
  dataSnapshot: shortText,
  notes: longText,
  /** Whether no item was in the training data of the model that predicted it; null: not said. */
  outOfSample: z.boolean().nullable(),
});
export type RunDetails = z.infer<typeof runDetails>;

export const runInfo = runDetails.extend({
  runId: rowId,
  uid,
  file: z.string(),
  createdAt: z.number(),
  predictions: z.number(),
  hasProbabilities: z.boolean(),
});
export type RunInfo = z.infer<typeof runInfo>;

const rate = z.number().nullable();
const runMetrics = z.object({
  runId: rowId,
  /** Items with a prediction and a gold label, both of a class that is no abstain class. */
  n: z.number(),
  abstained: z.number(),
  missing: z.number(),
  accuracy: rate,
  accuracyCi: z.tuple([z.number(), z.number()]).nullable(),
  macroF1: rate,
  balancedAccuracy: rate,
  mcc: rate,
  cohenKappa: rate,
  logLoss: rate,
  brier: rate,
  ece: rate,
  /** Mean cost an item under the project's cost weights; null without weights. */
  cost: rate,
});
export type RunMetrics = z.infer<typeof runMetrics>;

export const REFERENCE_METRICS = ['accuracy', 'macroF1', 'balancedAccuracy', 'mcc'] as const;
/** A number from elsewhere: the literature, a requirement. */
const referenceValue = z.object({ id: rowId, name: shortText.min(1), metric: z.enum(REFERENCE_METRICS), value: z.number().min(-1).max(1), source: shortText });
export type ReferenceValue = z.infer<typeof referenceValue>;

export const runMessages = {
  /** Newest first. */
  'runs.list': define('read', nothing, z.array(runInfo)),
  'runs.save': define('write', z.object({ runId: rowId, details: runDetails }), runInfo),
  /** Its predictions stay in the file until the project is compacted; undo brings it back. */
  'runs.remove': define('write', z.object({ runId: rowId }), nothing),
  /** All runs on the items that a query finds, for the table of experiments. */
  'runs.metrics': define('analysis', z.object({ query: itemQuery }), z.array(runMetrics)),
  'references.list': define('read', nothing, z.array(referenceValue)),
  'references.add': define('write', referenceValue.omit({ id: true }), referenceValue),
  'references.remove': define('write', z.object({ id: rowId }), nothing),
};
