import type { MergeReport } from '../../shared/contract/packages';
import { Refusal } from '../data/refusal';
import { openService } from './openService';
import type { CommandContext, CommandResult } from './runCommand';
import { runJob } from './runJob';

/** Conflicts told one by one; all are counted. */
const SHOWN = 10;

/** Merges files into a project through the data service and reports it. */
export async function mergeFiles({ project, others, dryRun }: { readonly project: string; readonly others: readonly string[]; readonly dryRun: boolean }, context: CommandContext): Promise<CommandResult> {
  const opened = openService(project, context, { onJob: (job) => context.progress(job.state === 'running' ? `${job.phase} ${Math.floor(job.done)} %` : '') });
  try {
    const report = (await runJob(opened, context, dryRun ? 'merges.preview' : 'merges.run', { files: others.map(opened.tokenOf) })) as MergeReport | null;
    if (!report) throw new Refusal('cancelled', 'The merge was cancelled. Nothing was changed.');
    for (const { warnings } of report.files) for (const warning of warnings) context.log(`warning: ${warning}`);
    for (const { message } of report.conflictList.slice(0, SHOWN)) context.log(`conflict: ${message}`);
    if (report.conflicts > SHOWN) context.log(`… and ${report.conflicts - SHOWN} more conflicts.`);
    const { added, known, conflicts, files, seconds } = report;
    const perFile = files.map((file) => ({ file: file.file, added: file.added, known: file.known, gold: file.gold, items: file.items }));
    return { json: { added, known, conflicts, files: perFile, conflictList: report.conflictList, dryRun, seconds }, text: `${added} annotations ${dryRun ? 'would come' : 'came'} in, ${known} were known, ${conflicts} conflicts, ${seconds} s.` };
  } finally {
    await opened.close();
  }
}
