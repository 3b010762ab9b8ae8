import { z } from 'zod';
import type { SimpleDimension, TagDimension } from '../domain/tagDimension';
import { itemFilter, itemQuery, longText, nothing, rowId, shortText, uid } from './common';
import { define } from './define';

/** Null: undefined; the reason stands beside it where it is not plain. */
const rate = z.number().nullable();
/** 95 %: `[low, high]`; null where it was not asked for or is not defined. */
const interval = z.tuple([z.number(), z.number()]).nullable();
export const replicates = z.int().min(0).max(100_000);

const simpleDimension = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag'), key: shortText.min(1) }),
  z.object({ kind: z.literal('bins'), column: shortText.min(5), method: z.enum(['quantiles', 'equalWidth', 'byHand']), count: z.int().min(2).max(50), edges: z.array(z.number()).max(49).readonly() }),
]) satisfies z.ZodType<SimpleDimension>;
export const tagDimension = z.discriminatedUnion('kind', [...simpleDimension.options, z.object({ kind: z.literal('cross'), of: z.tuple([simpleDimension, simpleDimension]).readonly() })]) satisfies z.ZodType<TagDimension>;

/** What errors cost; a right answer costs 0, an error 1 where nothing is said. `cells` win over `classes`. Class uids. */
export const costWeights = z.object({
  classes: z.array(z.object({ actual: uid, cost: z.number().min(0) })).max(10_000),
  cells: z.array(z.object({ actual: uid, predicted: uid, cost: z.number().min(0) })).max(100_000),
});
export type CostWeights = z.infer<typeof costWeights>;

const classFigures = z.object({
  class: z.string(),
  uid,
  support: z.number(),
  predicted: z.number(),
  precision: rate,
  recall: rate,
  f1: rate,
  precisionCi: interval,
  recallCi: interval,
  f1Ci: interval,
});
const averages = z.object({
  precision: rate,
  recall: rate,
  f1: rate,
  /** Classes the mean is over: those that are true or predicted in the evaluated rows. */
  classes: z.number(),
  /** How many of them have an undefined value, which counts as 0 in macro and weighted means. */
  undefined: z.object({ precision: z.number(), recall: z.number(), f1: z.number() }),
});

/** Both runs on the same items, joined by id. `b`: baseline right, run wrong; `c`: baseline wrong, run right. */
export const pairedTest = z.object({ n: z.number(), b: z.number(), c: z.number(), p: rate, method: z.enum(['exact', 'chi2-corrected']) });
export type PairedTest = z.infer<typeof pairedTest>;

const tagRow = z.object({
  /** `nameDimension` of the dimension. */
  key: z.string(),
  /** Null: the item has no value of this key. Of crosses: both values joined by ` × `. */
  value: z.string().nullable(),
  support: z.number(),
  shareOfData: rate,
  errors: z.number(),
  errorRate: rate,
  errorRateCi: interval,
  shareOfErrors: rate,
  accuracy: rate,
  /** Over classes true or predicted in the slice. */
  macroF1: rate,
  macroF1Ci: interval,
  hlp: rate,
  /** Wilson, over the annotations. */
  hlpCi: interval,
  hlpAnnotations: z.number(),
  /** hlp - accuracy, signed. */
  gapToHlp: rate,
  /** max(0, gapToHlp) * shareOfData: fraction of overall accuracy. */
  potentialGain: rate,
  /** Set by hand; null: unset, counts as 1 in the priority. */
  ease: rate,
  importance: rate,
  /** potentialGain * ease * importance. */
  priority: rate,
  note: z.string(),
  /** Mean cost an item under the cost weights; null without weights. */
  cost: rate,
  /** Under 20 items nothing is claimed: greyed, with the support at which Wilson's interval of the error rate seen so far would no longer hold the overall one; null otherwise or where there is no difference. */
  supportThatDecides: rate,
  /** Against the baseline run on the items that both predicted; null without one. */
  trend: z.object({ baselineErrorRate: rate, delta: rate, deltaCi: interval, test: pairedTest, q: rate }).nullable(),
  /** Of a tag that is given by hand while looking: the rates are over the items looked at, weighted back to all by right and wrong; `support` and `errors` count all that have it. Null for other tags. */
  review: z.object({ yes: z.number(), no: z.number(), unseen: z.number(), reviewedErrors: z.number(), reviewedRight: z.number(), /** Why a figure is null, or what to be careful about. */ caution: z.string().nullable() }).nullable(),
  /** What the grid is asked for to list these items, within the population. `support` counts those of `outcome:RUN` right or wrong, `errors` the wrong ones. */
  filters: z.array(itemFilter),
});
export type TagRow = z.infer<typeof tagRow>;

const reliabilityBin = z.object({ low: z.number(), high: z.number(), count: z.number(), accuracy: rate, confidence: rate });

/** How the figures came to be: enough to derive them again. */
const recipe = z.object({
  formulas: z.string(),
  bootstrap: replicates,
  seed: z.int(),
  /**
   * SHA-256, hexadecimal, over the hexadecimal SHA-256 of all items of the project (in order of import a line `[external id, gold class name, split]` of each, as JSON
   * without spaces), followed by one byte an item: 1 where it is asked for, else 0.
   */
  dataVersion: z.string(),
  schemaVersion: z.number(),
  /** Newest event of the gold log. */
  goldSeq: z.number(),
  query: itemQuery,
});

/** The JSON of `goldset evaluate`, and what the Analyse screen shows. */
export const evaluationResult = z.object({
  run: z.string(),
  runId: rowId,
  n: z.number(),
  abstained: z.number(),
  missing: z.number(),
  /** `missing` in its two parts. */
  missingGold: z.number(),
  missingPrediction: z.number(),
  ties: z.number(),
  accuracy: z.object({ value: rate, ci: interval }),
  macro: averages,
  micro: averages,
  weighted: averages,
  macroF1Ci: interval,
  balancedAccuracy: rate,
  balancedAccuracyCi: interval,
  mcc: rate,
  mccCi: interval,
  cohenKappa: rate,
  cohenKappaCi: interval,
  /** Null without probabilities. */
  logLoss: rate,
  brier: rate,
  ece: rate,
  calibration: z.object({ mce: rate, rms: rate, bins: z.array(reliabilityBin) }).nullable(),
  cost: z.object({ total: z.number(), mean: rate }).nullable(),
  /** Why a figure above is null, by its name; why rows of a kept dimension are not there, by `nameDimension`. */
  reasons: z.record(z.string(), z.string()),
  majorityBaseline: z.object({ class: z.string().nullable(), accuracy: rate }),
  perClass: z.array(classFigures),
  confusion: z.object({ classes: z.array(z.string()), uids: z.array(uid), matrix: z.array(z.array(z.number())) }),
  /** `plain`: all judged answers against gold that was imported or adjudicated; `leave-one-out`: all against the other annotators' majority; `mixed`: plain on items that have such gold, leave-one-out on the others. */
  hlp: z.object({ form: z.enum(['plain', 'leave-one-out', 'mixed']), accuracy: rate, ci: interval, annotations: z.number() }).nullable(),
  slices: z.array(tagRow),
  comparison: z
    .object({
      baseline: z.string(),
      baselineId: rowId,
      n: z.number(),
      /** run - baseline, over the items that both predicted. */
      accuracyDelta: rate,
      ci: interval,
      macroF1Delta: rate,
      macroF1DeltaCi: interval,
      mcnemar: pairedTest,
      /** Confusion matrices of the run and of the baseline over the `n` items that both predicted: their difference is of the same items. */
      matrix: z.array(z.array(z.number())),
      baselineMatrix: z.array(z.array(z.number())),
    })
    .nullable(),
  undefinedReplicates: z.record(z.string(), z.number()),
  recipe,
});
export type EvaluationResult = z.infer<typeof evaluationResult>;

export const evaluationRequest = z.object({
  runId: rowId,
  baselineRunId: rowId.nullable(),
  /** The items asked for; its order does not matter. */
  query: itemQuery,
  /** Rows of the tag table; null: every tag key and every kept dimension. */
  dimensions: z.array(tagDimension).max(200).nullable(),
  /** 0: no bootstrap intervals; Wilson intervals are always there. */
  bootstrap: replicates,
  seed: z.int(),
  /** `tag:KEY` or `field:NAME` whose equal values are drawn together (documents, speakers), also for the intervals of accuracy and error rates then; null: items are drawn. */
  groupColumn: shortText.nullable(),
});
export type EvaluationRequest = z.infer<typeof evaluationRequest>;

const curve = z.object({
  class: uid,
  positives: z.number(),
  n: z.number(),
  /** Area under the precision-recall curve as average precision; null without positives. */
  averagePrecision: rate,
  /** At most 512, thresholds descending: an item is called the class when its probability is at least the threshold. Counts are exact. */
  points: z.array(z.object({ threshold: z.number(), tp: z.number(), fp: z.number(), precision: rate, recall: rate, f1: rate })),
});

const judgement = z.object({ key: shortText, value: shortText.nullable(), ease: z.number().min(0).max(10).nullable(), importance: z.number().min(0).max(10).nullable(), note: longText });

export const evaluationMessages = {
  'evaluation.measure': define('analysis', evaluationRequest, evaluationResult),
  /** Precision, recall and F1 of one class against all others, over thresholds of its probability. */
  'evaluation.curve': define('analysis', z.object({ runId: rowId, query: itemQuery, class: uid }), curve),
  /** Number of items that tell a share to within +-`halfWidth` (95 %), by Wilson with the correction for a finite population; `expected` share, 0.5 where nothing is known. */
  'evaluation.sampleSize': define('read', z.object({ population: z.int().min(0), halfWidth: z.number().gt(0).lt(1), expected: z.number().min(0).max(1) }), z.object({ n: z.number() })),
  'costs.get': define('read', nothing, costWeights),
  'costs.save': define('write', costWeights, nothing),
  'dimensions.list': define('read', nothing, z.object({ tagKeys: z.array(z.string()), /** Columns that hold numbers. */ numeric: z.array(z.string()), kept: z.array(z.object({ id: rowId, dimension: tagDimension })) })),
  'dimensions.add': define('write', z.object({ dimension: tagDimension }), z.object({ id: rowId })),
  'dimensions.remove': define('write', z.object({ id: rowId }), nothing),
  /** Ease, importance and note of a row of the tag table. */
  'judgements.save': define('write', judgement, nothing),
};
