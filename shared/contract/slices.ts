import { z } from 'zod';
import { itemFilter, itemQuery, longText, nothing, rowId, shortText } from './common';
import { define } from './define';
import { tagDimension } from './evaluation';

const rate = z.number().nullable();
const interval = z.tuple([z.number(), z.number()]).nullable();

/** A named predicate. */
const slice = z.object({ id: rowId, name: shortText.min(1), query: itemQuery, notes: longText, createdAt: z.number() });
export type Slice = z.infer<typeof slice>;

const trackedSlice = z.object({
  id: rowId,
  /** One entry a run asked for, in their order. */
  runs: z.array(z.object({ runId: rowId, support: z.number(), errors: z.number(), errorRate: rate, errorRateCi: interval, accuracy: rate, macroF1: rate })),
  /** Why there are no figures: the predicate names a run or a column that is gone. */
  reason: z.string().nullable(),
});
export type TrackedSlice = z.infer<typeof trackedSlice>;

const foundSlice = z.object({
  predicate: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
  support: z.number(),
  errors: z.number(),
  errorRate: rate,
  errorRateCi: interval,
  /** Rate of all other items, and the difference with Newcombe's interval: over both halves, so it flatters what was found (the discovery half was chosen for its errors). */
  errorRateOutside: rate,
  difference: rate,
  differenceCi: interval,
  /** SliceLine's score, on the discovery half. */
  score: z.number(),
  /** Fisher's exact test, one-sided, on the confirmation half, and its Benjamini-Hochberg q over all slices tested there. */
  p: rate,
  q: rate,
  /** q < 0.05. */
  confirmed: z.boolean(),
  discovery: z.object({ support: z.number(), errors: z.number() }),
  confirmation: z.object({ support: z.number(), errors: z.number() }),
  filters: z.array(itemFilter),
});
export type FoundSlice = z.infer<typeof foundSlice>;

const leftOutValue = z.object({ key: z.string(), value: z.string(), /** `asked`: given item by item while looking; `chosen`: put on items that somebody had chosen. */ why: z.enum(['asked', 'chosen']) });
export type LeftOutValue = z.infer<typeof leftOutValue>;

export const findSlicesRequest = z.object({
  runId: rowId,
  query: itemQuery,
  maxDepth: z.int().min(1).max(3),
  /** Null: 1 % of the items, at least 20. */
  minSupport: z.int().min(1).nullable(),
  /** Weight of the error rate against size, 0 < alpha <= 1. */
  alpha: z.number().gt(0).max(1),
  /** Best slices of the discovery half that are tested on the confirmation half. */
  top: z.int().min(1).max(100),
  /** Null: all, but for what is given by hand while looking (`tagReview`). */
  dimensions: z.array(tagDimension).max(200).nullable(),
  seed: z.int(),
});

/** The JSON of `goldset slices`. */
export const foundSlices = z.object({
  slices: z.array(foundSlice),
  run: z.string(),
  n: z.number(),
  errors: z.number(),
  errorRate: rate,
  minSupport: z.number(),
  /** Conjunctions whose score was computed. */
  searched: z.number(),
  seed: z.int(),
  /** Values of the keys searched that took no part, nor "no value" of their keys, for they were not given to all items alike. */
  leftOut: z.array(leftOutValue),
  /** Why there is none; null where there are some. */
  reason: z.string().nullable(),
});
export type FoundSlices = z.infer<typeof foundSlices>;

export const sliceMessages = {
  'slices.list': define('read', nothing, z.array(slice)),
  'slices.save': define('write', slice.omit({ id: true, createdAt: true }).extend({ id: rowId.nullable() }), slice),
  'slices.remove': define('write', z.object({ id: rowId }), nothing),
  /** Saved slices over runs; `query` restricts all of them. */
  'slices.track': define('analysis', z.object({ runIds: z.array(rowId).max(100), query: itemQuery }), z.array(trackedSlice)),
  /** Weak slices: conjunctions of tag values with more errors than elsewhere, found on one half and confirmed on the other. */
  'slices.find': define('analysis', findSlicesRequest, foundSlices),
};
