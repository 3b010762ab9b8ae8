import type { Command } from 'commander';
import type { Run } from './runCommand';
import { UsageError } from './usageError';

const METHODS = ['unanimous', 'majority'] as const;

export function registerResolve(program: Command, run: Run): void {
  program
    .command('resolve')
    .description('write gold labels for items that have none and whose annotations settle it; disagreements stay open')
    .argument('<project>')
    .requiredOption('--auto <method>', `${METHODS.join(' or ')}; a tie stays open`)
    .action((project: string, options: { readonly auto: string; readonly json?: boolean }) =>
      run(options.json === true, async (context) => {
        const method = METHODS.find((known) => known === options.auto);
        if (!method) throw new UsageError(`--auto ${options.auto}: it is one of ${METHODS.join(', ')} in this version of Goldset.`);
        const { runMessage } = await import('./runMessage');
        const result = await runMessage(project, 'gold.resolve', { annotatorId: null, method }, context);
        return { json: result, text: `${result.resolved} items settled, ${result.open} left open.` };
      }),
    );
}
