import type { Command } from 'commander';
import type { ConsensusMethod, ConsensusResult } from '../../shared/contract/settling';
import type { Run } from './runCommand';
import { textTable, toPercent } from './textTable';
import { toNumber } from './toNumber';
import { UsageError } from './usageError';

interface ConsensusOptions {
  readonly method: string;
  readonly out?: string;
  readonly apply?: boolean;
  readonly useGold?: boolean;
  readonly prior: string;
  readonly seed: string;
  readonly json?: boolean;
}

const METHODS: readonly ConsensusMethod[] = ['majority', 'wawa', 'dawid-skene', 'one-coin', 'mace'];

export function registerConsensus(program: Command, run: Run): void {
  program
    .command('consensus')
    .description('one label an item from all annotations, with a posterior and a quality for each annotator')
    .argument('<project>')
    .requiredOption('--method <method>', METHODS.join(', '))
    .option('--out <file>', 'CSV: item, label, posterior, tie (1: several were equally likely, the first class of the schema was taken)')
    .option('--apply', 'write the labels as gold labels of items that nothing was decided about')
    .option('--use-gold', 'gold labels count as certain; by default they take no part')
    .option('--prior <number>', 'Dirichlet prior of Dawid-Skene, added to every count', '0')
    .option('--seed <number>', 'of the random starts of MACE', '0')
    .action((project: string, options: ConsensusOptions) =>
      run(options.json === true, async (context) => {
        const method = METHODS.find((known) => known === options.method);
        if (!method) throw new UsageError(`--method ${options.method}: it is one of ${METHODS.join(', ')}.`);
        const prior = toNumber('--prior', options.prior);
        if (prior < 0) throw new UsageError(`--prior ${options.prior}: it is 0 or more.`);
        const { computeAndWrite } = await import('./computeConsensus');
        const { result, applied } = await computeAndWrite(project, { method, useGold: options.useGold === true, prior, seed: toNumber('--seed', options.seed, true) }, { out: options.out, apply: options.apply === true }, context);
        return { json: applied === null ? result : { ...result, applied }, text: describe(result, applied) };
      }),
    );
}

function describe({ method, items, labels, ties, classPriors, iterations, annotators, accuracyAgainstGold: gold }: ConsensusResult, applied: number | null): string {
  const parts = [`${method}: ${items} items from ${labels} labels${ties > 0 ? `, ${ties} ties` : ''}${iterations > 0 ? `, ${iterations} rounds` : ''}`];
  if (gold) parts.push(`${toPercent(gold.accuracy)} of ${gold.items} items with a gold label agree with it`);
  if (applied !== null) parts.push(`${applied} gold labels written`);
  if (classPriors) parts.push(textTable([['class', 'prior'], ...Object.entries(classPriors).map(([name, prior]) => [name, toPercent(prior)])]));
  if (annotators.length > 0) parts.push(textTable([['annotator', 'labels', 'quality'], ...annotators.map(({ annotator, labels: count, quality }) => [annotator, count, quality === null ? 'n/a' : quality.toFixed(3)])]));
  return parts.join('\n\n');
}
