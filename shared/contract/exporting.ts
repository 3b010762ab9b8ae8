import { z } from 'zod';
import { define } from './define';
import { fileToken, itemSelection, jobStarted, split } from './common';

export const exportSettings = z.object({
  format: z.enum(['csv', 'jsonl']),
  /** Null: one file per split (`none` included). */
  split: split.nullable(),
  /** Only these items, of the split where one is asked for, in one file in order of import; null: all. */
  selection: itemSelection.nullable(),
  what: z.enum(['gold', 'annotations', 'all']),
  /** Every event of the log beside the present answers. */
  history: z.boolean(),
  /** What models gave without a person beside what people said, in fields of their own, by run and confidence; never as the label. Not with `annotations`. Left out: no. */
  autoLabels: z.boolean().optional(),
  datasetCard: z.boolean(),
  /** CSV: mark cells that a spreadsheet would run as a formula; our import takes the mark off again. */
  escapeFormulas: z.boolean(),
});
export type ExportSettings = z.infer<typeof exportSettings>;

export const exportResult = z.object({
  files: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number() })),
  rows: z.number(),
  seconds: z.number(),
  /** Files of splits that an earlier export left in the folder and that are no part of this one: reading the whole folder would mix the two. */
  leftOver: z.array(z.string()),
});
export type ExportResult = z.infer<typeof exportResult>;

export const exportMessages = {
  /** First lines of each file that `exports.run` would write. */
  'exports.preview': define('scan', z.object({ settings: exportSettings, lines: z.int().min(1).max(20) }), z.array(z.object({ name: z.string(), rows: z.number(), head: z.string() }))),
  /** Job; result: `exportResult`. `folder` is a folder the user chose; with `fileName` everything goes into that one file of it. */
  'exports.run': define('task', z.object({ folder: fileToken, settings: exportSettings, fileName: z.string().regex(/^[^/\\\0]{1,200}$/).optional() }), jobStarted),
};
