import type { Command } from 'commander';
import type { SplitResult } from '../../shared/contract/bulk';
import { SPLITS, type Split } from '../../shared/domain/project';
import type { Run } from './runCommand';
import { textTable, toPercent } from './textTable';
import { UsageError } from './usageError';

interface SplitOptions {
  readonly ratios: string;
  readonly stratify?: boolean;
  readonly group?: string;
  readonly seed: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function registerSplit(program: Command, run: Run): void {
  program
    .command('split')
    .description('put every item into train, dev or test')
    .argument('<project>')
    .requiredOption('--ratios <shares>', 'e.g. train=0.8,dev=0.1,test=0.1')
    .option('--stratify', 'each gold class in proportion')
    .option('--group <key>', 'items of equal value of this tag or column stay together')
    .option('--seed <n>', 'whole number that chance starts from', '0')
    .option('--dry-run', 'only say what the splits would be')
    .action((project: string, options: SplitOptions) =>
      run(options.json === true, async (context) => {
        if (!/^-?\d{1,15}$/.test(options.seed)) throw new UsageError(`--seed ${options.seed}: it is a whole number.`);
        const request = { ratios: parseRatios(options.ratios), stratify: options.stratify === true, groupKey: options.group ?? null, seed: Number(options.seed) };
        const { runMessage } = await import('./runMessage');
        const result = options.dryRun ? await runMessage(project, 'splits.preview', request, context) : await runMessage(project, 'splits.assign', { annotatorId: null, ...request }, context);
        return { json: { ...result, seed: request.seed }, text: describe(result) };
      }),
    );
}

function parseRatios(text: string): Partial<Record<Split, number>> {
  const ratios: Partial<Record<Split, number>> = {};
  for (const part of text.split(',')) {
    const [, name, value] = /^([a-z]+)=(\d*\.?\d+)$/.exec(part.trim()) ?? [];
    const split = SPLITS.find((known) => known === (name === 'val' ? 'dev' : name));
    if (!split || Number(value) > 1) throw new UsageError(`--ratios ${text}: write shares between 0 and 1 for ${SPLITS.join(', ')}, e.g. train=0.8,dev=0.1,test=0.1.`);
    if (ratios[split] !== undefined) throw new UsageError(`--ratios ${text}: ${split} is there twice.`);
    ratios[split] = Number(value);
  }
  return ratios;
}

function describe({ counts, classShare, maxDeviation, overallClassShare }: SplitResult): string {
  const splits = Object.keys(counts);
  const rows = Object.keys(overallClassShare).map((name) => [name, toPercent(overallClassShare[name] ?? null), ...splits.map((split) => toPercent(classShare[split]?.[name] ?? null))]);
  const table = textTable([['class', 'all', ...splits], ...rows, ['items', Object.values(counts).reduce((sum, count) => sum + count, 0), ...splits.map((split) => counts[split]!)]]);
  return maxDeviation === null ? table : `${table}\nlargest difference of a class share: ${toPercent(maxDeviation)}`;
}
