import { z } from 'zod';
import { define } from './define';
import { annotationKind, decision, goldMethod, itemQuery, modality, nothing, outcome, rowId, share, shortText, split } from './common';

/** One line of the grid. */
export const itemRow = z.object({
  id: rowId,
  externalId: z.string(),
  /** First 200 characters of the text, the media file's name, or the first fields of a row. */
  preview: z.string(),
  split: split.nullable(),
  goldClassUid: z.string().nullable(),
  /** What was decided; null: the item is open. */
  decision: decision.nullable(),
  annotations: z.number(),
  /** Share of the commonest answer among the answers with a class; null without any. */
  agreement: share.nullable(),
  answerClassUid: z.string().nullable(),
  /** Class that a model gave it without a person; null: none did. */
  autoClassUid: z.string().nullable(),
  /** key -> values */
  tags: z.record(z.string(), z.array(z.string())),
  /** Beginnings (200 characters) of the fields that were asked for, in that order; null where the item has none of that name. */
  fields: z.array(z.string().nullable()),
  /** What the runs that were asked for say of it, in that order; no class where a run says nothing. */
  predictions: z.array(z.object({ classUid: z.string().nullable(), confidence: z.number().nullable(), outcome })),
});
export type ItemRow = z.infer<typeof itemRow>;

/** All the screen needs to show one item large. */
export const itemContent = z.object({
  id: rowId,
  externalId: z.string(),
  modality,
  /** Text items: the text. Null otherwise. */
  text: z.string().nullable(),
  /** Image and audio items: the file's name and `media://item/ID`. Null otherwise. */
  media: z.object({ name: z.string(), url: z.string() }).nullable(),
  /** Table items: the input columns, in file order. Empty otherwise. */
  features: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Kept columns that are neither input nor tag. */
  metadata: z.array(z.object({ name: z.string(), value: z.string() })),
  tags: z.record(z.string(), z.array(z.string())),
  split: split.nullable(),
});
export type ItemContent = z.infer<typeof itemContent>;

export const itemEvent = z.object({
  uid: z.string(),
  kind: annotationKind,
  annotator: z.string(),
  classUid: z.string().nullable(),
  note: z.string(),
  createdAt: z.number(),
  durationMs: z.number().nullable(),
  /** Whether this event is the annotator's present answer. */
  current: z.boolean(),
});
/** One decision about an item; `open` takes the one before back. Only `label` has a class. */
export const goldEvent = z.object({ decision: z.enum(['label', 'ambiguous', 'nobodyRight', 'open']), classUid: z.string().nullable(), method: goldMethod, by: z.string(), reason: z.string(), createdAt: z.number(), current: z.boolean() });
export type GoldEvent = z.infer<typeof goldEvent>;

export const itemDetail = z.object({
  content: itemContent,
  goldClassUid: z.string().nullable(),
  decision: decision.nullable(),
  /** What a model gave it without a person. */
  autoLabel: z.object({ classUid: z.string(), confidence: z.number(), runName: z.string(), createdAt: z.number() }).nullable(),
  events: z.array(itemEvent),
  gold: z.array(goldEvent),
});
export type ItemDetail = z.infer<typeof itemDetail>;

export const columnStats = z.object({
  column: z.string(),
  items: z.number(),
  missing: z.number(),
  distinct: z.number(),
  /** Most frequent values, at most 50; for class columns `value` is the class uid. */
  top: z.array(z.object({ value: z.string(), count: z.number() })),
  /** Present when every value is a number. */
  numeric: z.object({ min: z.number(), median: z.number(), mean: z.number(), max: z.number(), bins: z.array(z.object({ from: z.number(), to: z.number(), count: z.number() })) }).nullable(),
});
export type ColumnStats = z.infer<typeof columnStats>;

export const itemMessages = {
  /** Rows `offset`..`offset+limit`, with these fields (table inputs, kept columns) and what these runs predicted, of the query's result; `total` is null until it is known (ask `items.count`). */
  'items.page': define('scan', z.object({ query: itemQuery, fields: z.array(shortText).max(200).optional(), runs: z.array(rowId).max(50).optional(), offset: z.int().min(0), limit: z.int().min(1).max(1_000) }), z.object({ rows: z.array(itemRow), total: z.number().nullable() })),
  'items.count': define('scan', z.object({ query: itemQuery }), z.object({ total: z.number() })),
  'items.get': define('read', z.object({ itemId: rowId }), itemDetail),
  /** Columns that can be shown, filtered and sorted, beside the fixed ones. */
  'items.columns': define('read', nothing, z.object({ tagKeys: z.array(z.string()), fields: z.array(z.string()), hasAutoLabels: z.boolean() })),
  'items.columnStats': define('scan', z.object({ query: itemQuery, column: shortText }), columnStats),
};
