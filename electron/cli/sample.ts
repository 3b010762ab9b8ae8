import type { Command } from 'commander';
import type { SamplePreview } from '../../shared/contract/sampling';
import { LABEL_SOURCES, STRATEGY_IDS } from '../../shared/domain/model';
import { oneOf } from './oneOf';
import type { Run } from './runCommand';
import { splitQuery } from './splitQuery';
import { textTable } from './textTable';
import { toNumber } from './toNumber';
import { UsageError } from './usageError';

/** Lines for people; the JSON has all. */
const MOST_LINES = 50;

interface SampleOptions {
  readonly strategy: string;
  readonly size: string;
  readonly run?: string;
  readonly queue?: string;
  readonly seed: string;
  readonly auditShare: string;
  readonly split?: string;
  readonly labels: string;
  readonly json?: boolean;
}

export function registerSample(program: Command, run: Run): void {
  program
    .command('sample')
    .description('items that are worth labelling next, chosen by a strategy; with --queue they become a queue')
    .argument('<project>')
    .requiredOption('--strategy <strategy>', STRATEGY_IDS.join(', '))
    .requiredOption('--size <n>', 'items')
    .option('--run <name>', 'the model that is asked (default: the newest one trained here, for strategies that ask one)')
    .option('--queue <name>', 'make a queue of this name of them')
    .option('--seed <n>', 'the same seed over the same project gives the same batch', '0')
    .option('--audit-share <share>', 'of the batch, drawn at random whatever the strategy says: 0 to 1', '0')
    .option('--split <split>', 'items of this split only (default: all but dev and test)')
    .option('--labels <source>', `what counts as a label: ${LABEL_SOURCES.join(', ')}`, LABEL_SOURCES[0])
    .action((project: string, options: SampleOptions) =>
      run(options.json === true, async (context) => {
        const strategy = oneOf('--strategy', options.strategy, STRATEGY_IDS);
        const labelSource = oneOf('--labels', options.labels, LABEL_SOURCES);
        const [size, seed, auditShare] = [toNumber('--size', options.size), toNumber('--seed', options.seed), toNumber('--audit-share', options.auditShare)];
        if (!Number.isInteger(size) || size < 1 || size > 100_000) throw new UsageError(`--size ${options.size}: it is a whole number of 1 to 100,000.`);
        if (!Number.isInteger(seed)) throw new UsageError(`--seed ${options.seed}: it is a whole number.`);
        if (!(auditShare >= 0 && auditShare <= 1)) throw new UsageError(`--audit-share ${options.auditShare}: it is a number of 0 to 1.`);
        const { sampleItems } = await import('./sampleItems');
        const sample = await sampleItems({ project, queue: options.queue, runName: options.run, request: { strategy, size, seed, auditShare, query: splitQuery(options.split), labelSource } }, context);
        return { json: toJson(sample), text: describe(sample) };
      }),
    );
}

export interface Sample extends SamplePreview {
  readonly runName: string | null;
  readonly queue: string | null;
}

function toJson({ items, strategy, runName, queue, pool, nearDuplicates, note }: Sample) {
  return { items: items.map(({ externalId, score, reason, audit }) => ({ item: externalId, score, reason, audit })), strategy, run: runName, queue, pool, nearDuplicates, note };
}

function describe({ items, queue, pool, nearDuplicates, note }: Sample): string {
  const parts = [
    `${items.length} of ${pool} items${queue === null ? '' : `, now in the queue “${queue}”`}${nearDuplicates > 0 ? `; ${nearDuplicates} passed over as near-duplicates` : ''}`,
    ...(note === null ? [] : [note]),
    textTable([['item', 'score', 'why'], ...items.slice(0, MOST_LINES).map(({ externalId, score, reason }) => [externalId, score.toFixed(4), reason])]),
  ];
  if (items.length > MOST_LINES) parts.push(`${items.length - MOST_LINES} more are in the JSON (--json).`);
  return parts.join('\n\n');
}
