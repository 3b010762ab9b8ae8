import path from 'node:path';
import type { PackageResult } from '../../shared/contract/packages';
import { Refusal } from '../data/refusal';
import { openService } from './openService';
import type { CommandContext, CommandResult } from './runCommand';
import { runJob } from './runJob';

/** Makes a work package through the data service and reports it. */
export async function packageFile({ project, annotator, out, mediaFolders }: { readonly project: string; readonly annotator: string; readonly out: string; readonly mediaFolders: readonly string[] }, context: CommandContext): Promise<CommandResult> {
  const opened = openService(project, context, { trustedMedia: mediaFolders.map((folder) => path.resolve(folder)), onJob: (job) => context.progress(job.state === 'running' ? `${job.phase}, ${job.done} ${job.unit}` : '') });
  try {
    const annotators = await opened.ask('annotators.list', {});
    const found = annotators.find(({ name }) => name === annotator);
    if (!found) throw new Refusal('unknownAnnotator', `There is no annotator “${annotator}” in ${project}. It has: ${annotators.map(({ name }) => `“${name}”`).join(', ') || 'none'}. No package was made.`);
    const file = path.resolve(out);
    const result = (await runJob(opened, context, 'packages.create', { annotatorId: found.id, folder: opened.tokenOf(path.dirname(file)), fileName: path.basename(file) })) as PackageResult | null;
    if (!result) throw new Refusal('cancelled', 'The package was cancelled. Nothing was made.');
    for (const warning of result.warnings) context.log(`warning: ${warning}`);
    return { json: { ...result, annotator }, text: `${out}: ${result.items} items, ${result.annotations} annotations, ${result.media} media files for ${annotator}.` };
  } finally {
    await opened.close();
  }
}
