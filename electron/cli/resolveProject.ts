import type { ResolveRule } from '../../shared/contract/settling';
import { openReaderFile } from '../data/project/openProjectFile';
import { openService } from './openService';
import type { CommandContext } from './runCommand';
import { watchAnalysis } from './watchAnalysis';

/** Settles what a rule can settle; with `dryRun` it only counts, also while the app has the project open. */
export async function resolveProject(project: string, rule: ResolveRule, { dryRun }: { readonly dryRun: boolean }, context: CommandContext): Promise<{ readonly resolved: number; readonly open: number }> {
  const { ask, close } = openService(project, context, { analysis: watchAnalysis(context), ...(dryRun ? { open: (file) => ({ db: openReaderFile(file), path: file, readOnly: 'This command only reads.' }) } : {}) });
  try {
    const { plan, open } = await ask('gold.plan', rule);
    if (dryRun) return { resolved: plan.itemIds.length, open };
    context.signal.throwIfAborted();
    const { resolved, left } = await ask('gold.apply', { annotatorId: null, plan });
    return { resolved, open: open + left };
  } finally {
    await close();
  }
}
