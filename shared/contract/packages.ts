import { z } from 'zod';
import { define } from './define';
import { fileToken, jobStarted, nothing, rowId } from './common';

const fileName = z.string().regex(/^[^/\\\0]{1,200}$/);

/** Where two copies say different things; both stay in the log. At most 100 are listed. */
export const mergeConflict = z.object({
  kind: z.enum(['answer', 'gold', 'labelSchema', 'guideline', 'item']),
  /** External id; null where it is not about an item. */
  item: z.string().nullable(),
  annotator: z.string().nullable(),
  /** What stands against each other; the first is what counts now. */
  answers: z.array(z.string()),
  message: z.string(),
});
export type MergeConflict = z.infer<typeof mergeConflict>;

export const mergedFile = z.object({
  file: z.string(),
  kind: z.enum(['package', 'copy']),
  /** Whose package; null for a copy. */
  annotator: z.string().nullable(),
  /** Annotations that the project did not have, by whom. */
  added: z.number(),
  known: z.number(),
  byAnnotator: z.array(z.object({ annotator: z.string(), added: z.number() })),
  items: z.number(),
  annotators: z.array(z.string()),
  classes: z.array(z.string()),
  gold: z.number(),
  notes: z.number(),
  warnings: z.array(z.string()),
});
export type MergedFile = z.infer<typeof mergedFile>;

/** Result of `merges.preview` and `merges.run`; the first three are the JSON of `goldset merge`. */
export const mergeReport = z.object({
  /** Annotations that came in. */
  added: z.number(),
  /** Annotations that were there already. */
  known: z.number(),
  /** Items on which what came in says something else than what was there, and differences in the definition. */
  conflicts: z.number(),
  files: z.array(mergedFile),
  conflictList: z.array(mergeConflict),
  dryRun: z.boolean(),
  seconds: z.number(),
});
export type MergeReport = z.infer<typeof mergeReport>;

export const packageResult = z.object({ file: z.string(), items: z.number(), annotations: z.number(), media: z.number(), bytes: z.number(), warnings: z.array(z.string()), seconds: z.number() });
export type PackageResult = z.infer<typeof packageResult>;

export const packageOverview = z.object({
  /** Set when the open project was made from a work package: whose. */
  own: z.object({ annotatorId: rowId, annotator: z.string() }).nullable(),
  annotators: z.array(z.object({ id: rowId, name: z.string(), assigned: z.number().nullable(), annotations: z.number() })),
  /** Newest first. */
  packages: z.array(z.object({ id: z.number(), annotator: z.string(), items: z.number(), file: z.string(), createdAt: z.number(), returned: z.number() })),
  merges: z.array(z.object({ id: z.number(), file: z.string(), isPackage: z.boolean(), added: z.number(), known: z.number(), conflicts: z.number(), createdAt: z.number() })),
});
export type PackageOverview = z.infer<typeof packageOverview>;

export const packageMessages = {
  'packages.overview': define('read', nothing, packageOverview),
  /** Job; result: `packageResult`. In a project made from a package it makes the one that goes back. */
  'packages.create': define('task', z.object({ annotatorId: rowId, folder: fileToken, fileName }), jobStarted),
  /** Job; result: `mergeReport` of what `merges.run` would do; nothing is written. */
  'merges.preview': define('task', z.object({ files: z.array(fileToken).min(1).max(1_000) }), jobStarted),
  /** Job; result: `mergeReport`. All files or none. */
  'merges.run': define('task', z.object({ files: z.array(fileToken).min(1).max(1_000) }), jobStarted),
};
