import type { Command } from 'commander';
import type { Run } from './runCommand';

export function registerMerge(program: Command, run: Run): void {
  program
    .command('merge')
    .description('bring what copies of this project, or work packages that came back, have beyond it into it: all files or none')
    .argument('<project>')
    .argument('<others...>', 'copies of the project file, or work packages that came back')
    .option('--dry-run', 'read and check everything, say what would come in, write nothing')
    .action((project: string, others: readonly string[], options: { readonly dryRun?: boolean; readonly json?: boolean }) =>
      run(options.json === true, async (context) => {
        const { mergeFiles } = await import('./mergeFiles');
        return mergeFiles({ project, others, dryRun: options.dryRun === true }, context);
      }),
    );
}
