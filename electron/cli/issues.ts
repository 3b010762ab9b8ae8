import type { Command } from 'commander';
import type { Input } from '../../shared/contract';
import type { LabelIssues } from '../../shared/contract/labelIssues';
import { SPLITS } from '../../shared/domain/project';
import type { Run } from './runCommand';
import { splitQuery } from './splitQuery';
import { textTable } from './textTable';
import { UsageError } from './usageError';

type Request = Input<'labelIssues.find'>;

// The contract has the lists too, with zod, which a command loads when it is called only.
const FILTERS = ['prune-by-noise-rate', 'prune-by-class', 'both', 'confident-learning'] as const satisfies readonly Request['filter'][];
const ORDERS = ['self-confidence', 'normalized-margin', 'confidence-weighted-entropy'] as const satisfies readonly Request['order'][];
/** Lines for people; the JSON and the file have all. */
const MOST_LINES = 50;
const ALL = 1_000_000;

interface IssuesOptions {
  readonly run: string;
  readonly filter: string;
  readonly order: string;
  readonly split?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function registerIssues(program: Command, run: Run): void {
  program
    .command('issues')
    .description('likely label errors, by confident learning on the class probabilities of a run that were predicted out of sample')
    .argument('<project>')
    .requiredOption('--run <name>', 'the run; it has class probabilities')
    .option('--filter <filter>', FILTERS.join(', '), FILTERS[0])
    .option('--order <order>', `which score the list is in ascending order of: ${ORDERS.join(', ')}`, ORDERS[0])
    .option('--split <split>', `items of this split only: ${SPLITS.join(', ')}`)
    .option('--out <file>', 'CSV: item, given, suggested, the three scores, split, annotations, dissent')
    .action((project: string, options: IssuesOptions) =>
      run(options.json === true, async (context) => {
        const filter = oneOf('--filter', options.filter, FILTERS);
        const order = oneOf('--order', options.order, ORDERS);
        const query = splitQuery(options.split);
        const { withReader } = await import('./withReader');
        const { findRun } = await import('./findRun');
        const result = await withReader(project, context, async (ask) => ask('labelIssues.find', { runId: findRun(await ask('runs.list', {}), options.run), query, filter, order, limit: ALL }));
        if (options.out !== undefined) {
          const { writeIssues } = await import('./writeIssues');
          await writeIssues(options.out, result.issues, context.signal);
        }
        return { json: result, text: describe(result) };
      }),
    );
}

function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find((value) => value === text);
  if (found === undefined) throw new UsageError(`${option} ${text}: it is one of ${known.join(', ')}.`);
  return found;
}

function describe({ issues, n, items, cautions }: LabelIssues): string {
  const parts = [`${n} of ${items} labels are likely wrong`, ...cautions.map((caution) => `Careful: ${caution}`)];
  if (issues.length > 0) {
    const rows = issues.slice(0, MOST_LINES).map((issue) => [issue.item, issue.given, issue.suggested, issue.selfConfidence.toFixed(3), issue.normalizedMargin.toFixed(3), issue.split ?? '', issue.annotations === 0 ? '' : `${issue.dissent} of ${issue.annotations}`]);
    parts.push(textTable([['item', 'given', 'suggested', 'self-confidence', 'margin', 'split', 'answers against it'], ...rows]));
    if (n > rows.length) parts.push(`${n - rows.length} more are in the JSON (--json) and the file (--out).`);
  }
  return parts.join('\n\n');
}
