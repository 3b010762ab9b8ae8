import { z } from 'zod';
import { ANNOTATION_KINDS, DECISIONS, GOLD_METHODS } from '../domain/annotation';
import { MODALITIES, SPLITS } from '../domain/project';
import { OUTCOMES } from '../domain/itemQuery';

// Caps keep a forged or mistaken message from filling memory; they are far above what the screens send.
export const rowId = z.int().min(1);
export const shortText = z.string().max(1_000);
export const longText = z.string().max(1_000_000);
export const uid = z.string().min(1).max(64);
export const split = z.enum(SPLITS);
export const modality = z.enum(MODALITIES);
export const annotationKind = z.enum(ANNOTATION_KINDS);
export const goldMethod = z.enum(GOLD_METHODS);
export const decision = z.enum(DECISIONS);
export const outcome = z.enum(OUTCOMES);
/** A file or folder the user chose in a dialog or dropped: the shell knows the path, messages carry only this. */
export const fileToken = z.string().regex(/^[A-Za-z0-9_-]{10,40}$/);
export const nothing = z.object({});
export const share = z.number().min(0).max(1);

export const itemFilter = z.object({
  column: shortText,
  operator: z.enum(['is', 'isNot', 'contains', 'missing', 'present', 'atLeast', 'below', 'atMost']),
  values: z.array(shortText).max(1_000).readonly(),
});
export const itemQuery = z.object({
  search: shortText,
  filters: z.array(itemFilter).max(50).readonly(),
  sort: z.object({ column: shortText, descending: z.boolean() }).nullable(),
});
export const itemSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ids'), ids: z.array(rowId).max(1_000_000).readonly() }),
  z.object({ kind: z.literal('query'), query: itemQuery, except: z.array(rowId).max(100_000).readonly() }),
]);

export const jobId = z.string().max(40);
/** A started job; its progress and result come as events. */
export const jobStarted = z.object({ jobId });
