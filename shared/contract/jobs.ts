import { z } from 'zod';
import { define } from './define';
import { jobId, nothing } from './common';

/** Long work. `total` is null while it is unknown; `unit` names what is counted ("rows"). Times in epoch milliseconds. */
export const job = z.object({
  id: jobId,
  kind: z.enum(['import', 'dryRun', 'export', 'backup', 'package', 'merge', 'mergePreview']),
  title: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string(),
  startedAt: z.number(),
  /** When this state was reported. */
  updatedAt: z.number(),
  endedAt: z.number().nullable(),
  /** What the job is doing now, in a word or two. */
  phase: z.string(),
  /** The job kind's result schema; null until done. */
  result: z.unknown(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type Job = z.infer<typeof job>;

export const jobMessages = {
  'jobs.list': define('task', nothing, z.array(job)),
  /** The job stops as soon as it can and leaves the project as before it. */
  'jobs.cancel': define('task', z.object({ jobId }), nothing),
};
