import { z } from 'zod';
import { define } from './define';
import { itemSelection, rowId, share, shortText, split } from './common';

const shares = z.record(z.string(), z.number().nullable());
export const splitRequest = z.object({
  /** Shares of the items, e.g. `{train: 0.8, dev: 0.1, test: 0.1}`; they sum to 1. */
  ratios: z.partialRecord(split, share),
  stratify: z.boolean(),
  /** Tag key or field whose equal values stay in one split; null: none. */
  groupKey: shortText.nullable(),
  seed: z.int(),
});
/** The JSON of `goldset split`, plus the shares before. */
export const splitResult = z.object({
  counts: z.record(z.string(), z.number()),
  classShare: z.record(z.string(), shares),
  /** Largest |share in split - share overall| over splits and classes; null without gold labels. */
  maxDeviation: z.number().nullable(),
  groupsSplitAcross: z.number(),
  countsBefore: z.record(z.string(), z.number()),
  classShareBefore: z.record(z.string(), shares),
  overallClassShare: shares,
});
export type SplitResult = z.infer<typeof splitResult>;

const actor = z.object({ annotatorId: rowId.nullable() });

export const bulkMessages = {
  'tags.change': define('write', actor.extend({ selection: itemSelection, key: shortText.min(1), value: shortText.min(1), action: z.enum(['add', 'remove']) }), z.object({ changed: z.number() })),
  'splits.set': define('write', actor.extend({ selection: itemSelection, split: split.nullable() }), z.object({ changed: z.number() })),
  'splits.preview': define('scan', splitRequest, splitResult),
  /** Reassigns every item. */
  'splits.assign': define('write', actor.extend(splitRequest.shape), splitResult),
};
