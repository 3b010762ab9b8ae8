import { z } from 'zod';
import { itemQuery, rowId, shortText, split } from './common';
import { define } from './define';
import { itemRow } from './items';

const rate = z.number().nullable();
export const ISSUE_FILTERS = ['prune-by-noise-rate', 'prune-by-class', 'both', 'confident-learning'] as const;
export const ISSUE_ORDERS = ['self-confidence', 'normalized-margin', 'confidence-weighted-entropy'] as const;

const issue = z.object({
  item: z.string(),
  itemId: rowId,
  given: z.string(),
  suggested: z.string(),
  selfConfidence: z.number(),
  normalizedMargin: z.number(),
  confidenceWeightedEntropy: z.number(),
  split: split.nullable(),
  /** Labels of the item, and how many of them are not the given one: where people split too. */
  annotations: z.number(),
  dissent: z.number(),
});
export type LabelIssue = z.infer<typeof issue>;

/** The JSON of `goldset issues`, worst first. */
export const labelIssues = z.object({
  issues: z.array(issue),
  n: z.number(),
  run: z.string(),
  /** Items with a gold label and probabilities. */
  items: z.number(),
  classes: z.array(z.string()),
  thresholds: z.array(rate),
  /** Rows: the label given, columns: the true class, counted and calibrated to the labels given. */
  confidentJoint: z.array(z.array(z.number())),
  calibratedJoint: z.array(z.array(z.number())),
  /** What to know before trusting it: probabilities that are not out of sample, few items of a class. */
  cautions: z.array(z.string()),
});
export type LabelIssues = z.infer<typeof labelIssues>;

const uncertain = z.object({
  row: itemRow,
  predicted: z.string(),
  confidence: rate,
  /** Bits over the annotators' labels. */
  voteEntropy: z.number(),
  annotations: z.number(),
  isError: z.boolean().nullable(),
});

/** `n`: evaluated items now; `nBefore`: then. */
const effectPart = z.object({ n: z.number(), nBefore: z.number(), accuracyBefore: rate, accuracyAfter: rate, macroF1Before: rate, macroF1After: rate, changed: z.number() });

export const labelIssueMessages = {
  /** Likely label errors by confident learning. `limit` cuts the list, not the count `n`. */
  'labelIssues.find': define('analysis', z.object({ runId: rowId, query: itemQuery, filter: z.enum(ISSUE_FILTERS), order: z.enum(ISSUE_ORDERS), limit: z.int().min(1).max(1_000_000) }), labelIssues),
  /** Disagreement meets error: items where annotators split, the consensus is weak and the model is sure. Errors first (against gold, else against the majority), then by entropy of the votes times confidence; at most `limit`. */
  'labelIssues.splitVotes': define('analysis', z.object({ runId: rowId, query: itemQuery, limit: z.int().min(1).max(10_000) }), z.object({ total: z.number(), /** The majority has this share of the votes or less, or there is a tie. */ weakShare: z.number(), /** The model's confidence is at least this; null: it has no probabilities, and all are taken. */ sureFrom: rate, rows: z.array(uncertain) })),
  /** Makes a queue in which answers given before do not count. Items of the test split are left out and counted, unless `includeTest` says otherwise. */
  'labelIssues.relabel': define('write', z.object({ runId: rowId, name: shortText.min(1), itemIds: z.array(rowId).min(1).max(100_000), includeTest: z.boolean() }), z.object({ queueId: rowId, items: z.number(), leftOutTest: z.number() })),
  /** What the run's metrics are with the gold labels of now and with those of when each queue for relabelling was made. */
  'labelIssues.effect': define(
    'analysis',
    z.object({ runId: rowId, query: itemQuery }),
    z.array(
      z.object({
        queueId: rowId,
        name: z.string(),
        items: z.number(),
        createdAt: z.number(),
        all: effectPart,
        test: effectPart,
        /** At most 1,000; `changed` counts all. */
        changes: z.array(z.object({ itemId: rowId, item: z.string(), before: z.string().nullable(), after: z.string().nullable(), split: split.nullable(), /** Whether the item is in this queue: labels may change elsewhere too. */ inQueue: z.boolean() })),
      }),
    ),
  ),
};
