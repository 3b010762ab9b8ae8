import { z } from 'zod';
import { itemFilter, itemQuery, rowId } from './common';
import { define } from './define';
import { pairedTest, replicates, tagDimension } from './evaluation';

const rate = z.number().nullable();
const interval = z.tuple([z.number(), z.number()]).nullable();
const counts = z.object({ bothRight: z.number(), bothWrong: z.number(), fixed: z.number(), broken: z.number() });

const comparedPart = counts.extend({
  key: z.string(),
  value: z.string().nullable(),
  n: z.number(),
  accuracy: rate,
  baselineAccuracy: rate,
  delta: rate,
  /** Paired bootstrap within the slice; null where it was not asked for. */
  deltaCi: interval,
  test: pairedTest,
  q: rate,
  filters: z.array(itemFilter),
});
export type ComparedPart = z.infer<typeof comparedPart>;

export const comparison = counts.extend({
  runId: rowId,
  baselineRunId: rowId,
  /** Items that both runs predicted and that have a gold label. */
  n: z.number(),
  accuracy: rate,
  baselineAccuracy: rate,
  delta: rate,
  deltaCi: interval,
  macroF1Delta: rate,
  macroF1DeltaCi: interval,
  test: pairedTest,
  perClass: z.array(z.object({ class: z.string(), support: z.number(), recall: rate, baselineRecall: rate, fixed: z.number(), broken: z.number(), /** McNemar among the items of this gold label. */ test: pairedTest, filters: z.array(itemFilter) })),
  /** Without tags that are given while looking. */
  parts: z.array(comparedPart),
  /** Filters that list each kind, within the population. */
  filters: z.object({ fixed: z.array(itemFilter), broken: z.array(itemFilter), bothWrong: z.array(itemFilter) }),
});
export type Comparison = z.infer<typeof comparison>;

export const comparisonMessages = {
  /** What a run fixed and broke against another, over all and by slice, and whether that is more than chance. */
  'comparison.measure': define('analysis', z.object({ runId: rowId, baselineRunId: rowId, query: itemQuery, dimensions: z.array(tagDimension).max(200).nullable(), bootstrap: replicates, seed: z.int() }), comparison),
};
