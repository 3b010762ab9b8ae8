import { z } from 'zod';
import { define } from './define';
import { modality, nothing, shortText } from './common';

export const projectInfo = z.object({
  uid: z.string(),
  name: z.string(),
  modality,
  /** File name for display; never a path. */
  fileName: z.string(),
  items: z.number(),
  annotations: z.number(),
  gold: z.number(),
  schemaVersion: z.number(),
  guidelineVersion: z.number(),
  /** Why nothing can be written, in words for the user; null when all is normal. */
  readOnly: z.string().nullable(),
  /** The file was found to be damaged and there is a backup: `restoreBackup` of the shell makes a new project of it. */
  canRestore: z.boolean(),
  /** Why the last automatic backup was not made; null when all is normal. Labelling goes on without it. */
  backupProblem: z.string().nullable(),
  /** Annotators see neither others' answers nor gold labels: shared/domain/isBlind.ts says when. */
  blind: z.boolean(),
  /** Set for bundled samples whose items or labels are synthetic: shown on the first screen. */
  notice: z.string().nullable(),
});
export type ProjectInfo = z.infer<typeof projectInfo>;

const counts = z.record(z.string(), z.number());
/** The JSON of `goldset stats`. */
export const projectStats = z.object({
  items: z.number(),
  annotations: z.number(),
  annotators: z.number(),
  progress: z.array(z.object({ annotator: z.string(), annotations: z.number(), skipped: z.number(), ambiguous: z.number(), shareOfItems: z.number().nullable() })),
  gold: z.number(),
  classes: z.array(z.object({ class: z.string(), gold: z.number(), annotations: z.number() })),
  /** Items that a model labelled without a person; they are in none of the counts above. */
  autoLabels: z.number(),
  splits: counts,
  tags: z.array(z.object({ key: z.string(), values: counts, missing: z.number() })),
  /** Newest first. */
  runs: z.array(z.object({ run: z.string(), predictions: z.number(), hasProbabilities: z.boolean(), outOfSample: z.boolean().nullable() })),
  rejected: z.number(),
});
export type ProjectStats = z.infer<typeof projectStats>;

export const projectMessages = {
  /** The open project, or null when none is. */
  'project.get': define('task', nothing, projectInfo.nullable()),
  'project.rename': define('write', z.object({ name: shortText.min(1) }), nothing),
  'project.setBlind': define('write', z.object({ blind: z.boolean() }), nothing),
  'project.stats': define('scan', nothing, projectStats),
  'project.verify': define('scan', nothing, z.object({ ok: z.boolean(), problems: z.array(z.string()) })),
};
