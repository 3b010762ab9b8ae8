import type { ExportResult, ExportSettings } from '../../shared/contract/exporting';
import { Refusal } from '../data/refusal';
import { findSlice } from './findSlice';
import { openService } from './openService';
import type { CommandContext, CommandResult } from './runCommand';

export interface ExportFiles {
  readonly project: string;
  readonly settings: Omit<ExportSettings, 'selection'>;
  /** Name of a saved slice; undefined: all items. */
  readonly slice: string | undefined;
  readonly folder: string;
  /** Undefined: one file per split. */
  readonly fileName: string | undefined;
}

/** Runs one export through the data service and reports it. */
export async function exportFiles({ project, settings, slice, folder, fileName }: ExportFiles, context: CommandContext): Promise<CommandResult> {
  const { service, ask, tokenOf, close } = openService(project, context, { onJob: (job) => context.progress(job.state === 'running' ? `${job.phase}, ${job.done} of ${job.total ?? '?'} ${job.unit}` : '') });
  try {
    const selection = slice === undefined ? null : ({ kind: 'query', query: findSlice(await ask('slices.list', {}), slice), except: [] } as const);
    const { jobId } = await ask('exports.run', { folder: tokenOf(folder), settings: { ...settings, selection }, ...(fileName === undefined ? {} : { fileName }) });
    context.signal.addEventListener('abort', () => service.jobs.cancel(jobId), { once: true });
    if (context.signal.aborted) service.jobs.cancel(jobId);
    const job = await service.jobs.settled(jobId);
    if (job.error) throw new Refusal(job.error.code, job.error.message);
    // Null when it was cancelled: the exit code says so.
    const result = job.result as ExportResult | null;
    if (result && result.leftOver.length > 0) context.log(`warning: ${folder} also holds ${result.leftOver.join(', ')} of an earlier export, which is no part of this one. Remove what you no longer need.`);
    return { json: result, text: (result?.files ?? []).map(({ name, rows, bytes }) => `${name}: ${rows} rows, ${bytes} bytes`).join('\n') };
  } finally {
    await close();
  }
}
