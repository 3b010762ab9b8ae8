import fs from 'node:fs';
import type { Job } from '../../shared/contract/jobs';
import type { ImportProblem, ImportResult, ImportSettings } from '../../shared/contract/importing';
import { Refusal } from '../data/refusal';
import { openService } from './openService';
import type { CommandContext, CommandResult } from './runCommand';

export interface ImportFiles {
  readonly project: string;
  readonly files: readonly string[];
  readonly settings: ImportSettings;
  readonly dryRun: boolean;
}

/** Runs one import through the data service and reports it. */
export async function importFiles(wanted: ImportFiles, context: CommandContext): Promise<CommandResult> {
  for (const file of wanted.files) {
    if (!fs.existsSync(file)) throw new Refusal('noFile', `${file} does not exist. Nothing was imported.`);
  }
  const opened = openService(wanted.project, context, { onJob: (job) => context.progress(describeProgress(job)) });
  try {
    const { service } = opened;
    const { jobId } = await opened.ask('imports.run', { sources: wanted.files.map(opened.tokenOf), settings: wanted.settings, dryRun: wanted.dryRun });
    context.signal.addEventListener('abort', () => service.jobs.cancel(jobId), { once: true });
    if (context.signal.aborted) service.jobs.cancel(jobId);
    const job = await service.jobs.settled(jobId);
    if (job.error) throw new Refusal(job.error.code, job.error.message);
    return report(job.result as ImportResult, context);
  } finally {
    await opened.close();
  }
}

function report(result: ImportResult, context: CommandContext): CommandResult {
  for (const problem of result.problems) context.log(describeProblem(problem));
  const unlisted = result.problemCount - result.problems.length;
  if (unlisted > 0) context.log(`… and ${unlisted} more.`);
  if (!result.ok) context.log(`Nothing was imported from ${result.file}.`);
  const { rows, imported, skipped, rejected, superseded, seconds } = result;
  const verb = result.dryRun ? 'would be imported' : 'imported';
  const text = result.ok ? `${result.file}: ${rows} rows, ${imported} ${verb}, ${skipped} skipped, ${superseded} superseded, ${rejected} rejected, ${seconds} s` : '';
  const warnings = result.problems.filter((problem) => problem.severity === 'warning').map((problem) => problem.message);
  return { json: { ...result, warnings }, text, exitCode: result.ok ? 0 : 1 };
}

function describeProblem({ severity, message, found }: ImportProblem): string {
  return `${severity}: ${message}${found === null || found === '' || message.includes(found) ? '' : ` Found: ${found}`}`;
}

function describeProgress(job: Job): string {
  if (job.state !== 'running') return '';
  const share = job.total === null || job.total === 0 ? '' : ` ${Math.floor((100 * job.done) / job.total)} %`;
  const seconds = (Date.now() - job.startedAt) / 1000;
  const rate = job.unit === 'bytes' ? `${(job.done / 1e6 / Math.max(seconds, 0.1)).toFixed(1)} MB/s` : `${job.done} ${job.unit}`;
  return `${job.phase}${share}, ${rate}`;
}
