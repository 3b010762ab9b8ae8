import type { Command } from 'commander';
import type { ResolveMethod } from '../../shared/contract/settling';
import type { Run } from './runCommand';
import { toNumber } from './toNumber';
import { UsageError } from './usageError';

interface ResolveOptions {
  readonly auto: string;
  readonly minPosterior?: string;
  readonly dryRun?: boolean;
  readonly prior: string;
  readonly seed: string;
  readonly json?: boolean;
}

const METHODS: readonly ResolveMethod[] = ['unanimous', 'majority', 'wawa', 'dawid-skene', 'one-coin', 'mace'];

export function registerResolve(program: Command, run: Run): void {
  program
    .command('resolve')
    .description('write gold labels for items that nothing was decided about and whose annotations settle it; disagreements stay open')
    .argument('<project>')
    .requiredOption('--auto <method>', `${METHODS.join(', ')}; a tie stays open`)
    .option('--min-posterior <number>', 'leave items open whose label is less likely than this (majority: has a smaller share of the votes)')
    .option('--dry-run', 'only say how many it would be')
    .option('--prior <number>', 'Dirichlet prior of Dawid-Skene, added to every count', '0')
    .option('--seed <number>', 'of the random starts of MACE', '0')
    .action((project: string, options: ResolveOptions) =>
      run(options.json === true, async (context) => {
        const method = METHODS.find((known) => known === options.auto);
        if (!method) throw new UsageError(`--auto ${options.auto}: it is one of ${METHODS.join(', ')} in this version of Goldset.`);
        const minPosterior = options.minPosterior === undefined ? null : toNumber('--min-posterior', options.minPosterior);
        if (minPosterior !== null && (minPosterior < 0 || minPosterior > 1)) throw new UsageError(`--min-posterior ${options.minPosterior}: it is a number from 0 to 1.`);
        const prior = toNumber('--prior', options.prior);
        if (prior < 0) throw new UsageError(`--prior ${options.prior}: it is 0 or more.`);
        const { resolveProject } = await import('./resolveProject');
        const result = await resolveProject(project, { method, minPosterior, prior, seed: toNumber('--seed', options.seed, true) }, { dryRun: options.dryRun === true }, context);
        return { json: result, text: `${result.resolved} items ${options.dryRun === true ? 'would be settled' : 'settled'}, ${result.open} left open.` };
      }),
    );
}
