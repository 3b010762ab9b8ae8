import type { Command } from 'commander';
import type { EvaluationRequest, EvaluationResult } from '../../shared/contract/evaluation';
import { SPLITS } from '../../shared/domain/project';
import type { TagDimension } from '../../shared/domain/tagDimension';
import { describeEvaluation } from './describeEvaluation';
import { type DimensionOptions, parseDimensions, toColumn } from './parseDimensions';
import type { Run } from './runCommand';
import { splitQuery } from './splitQuery';
import { toNumber } from './toNumber';
import { UsageError } from './usageError';

interface EvaluateOptions extends DimensionOptions {
  readonly run: string;
  readonly split?: string;
  readonly baselineRun?: string;
  readonly group?: string;
  readonly bootstrap: string;
  readonly seed: string;
  readonly report?: string;
  readonly json?: boolean;
}

export function registerEvaluate(program: Command, run: Run): void {
  const collect = (value: string, before: readonly string[] = []) => [...before, value];
  program
    .command('evaluate')
    .description('how good a run is: by class, by tag, against human level and another run, with intervals')
    .argument('<project>')
    .requiredOption('--run <name>', 'the run')
    .option('--split <split>', `items of this split only: ${SPLITS.join(', ')}`)
    .option('--tags <keys>', 'also measure the items of each value of these tag keys, as in site,device; * for all')
    .option('--bins <column>', 'also a numeric column in bins: COLUMN:quantiles:4, COLUMN:equal:4 or COLUMN:at:10/20; may be repeated', collect)
    .option('--cross <keys>', 'also two keys together, as in site,device; may be repeated', collect)
    .option('--baseline-run <name>', 'compare with this run on the items that both predicted')
    .option('--group <column>', 'draw items with equal values together for bootstrap intervals (documents, speakers): a tag key or column')
    .option('--bootstrap <n>', 'replicates behind intervals without a formula; 0: none of these', '2000')
    .option('--seed <n>', 'whole number that chance starts from', '0')
    .option('--report <file.html>', 'also write a report that needs nothing else to be read: figures, tags asked for, how they came to be')
    .action((project: string, options: EvaluateOptions) =>
      run(options.json === true, async (context) => {
        const [bootstrap, seed, query] = [toNumber('--bootstrap', options.bootstrap, true), toNumber('--seed', options.seed, true), splitQuery(options.split)];
        if (bootstrap < 0 || bootstrap > 100_000) throw new UsageError(`--bootstrap ${options.bootstrap}: it is a whole number from 0 to 100000.`);
        const { withReader } = await import('./withReader');
        const { Refusal } = await import('../data/refusal');
        const { findRun } = await import('./findRun');
        const result = await withReader(project, context, async (ask) => {
          const runs = await ask('runs.list', {});
          const { tagKeys } = await ask('dimensions.list', {});
          const dimensions = parseDimensions(options, tagKeys);
          const unknown = namedTags(dimensions ?? []).find((key) => !tagKeys.includes(key));
          if (unknown !== undefined) throw new Refusal('unknownTag', `No item has a tag “${unknown.slice(0, 80)}”. \`goldset stats\` lists the tags there are.`);
          const request: EvaluationRequest = {
            runId: findRun(runs, options.run),
            baselineRunId: options.baselineRun === undefined ? null : findRun(runs, options.baselineRun),
            query,
            dimensions,
            bootstrap,
            seed,
            groupColumn: options.group === undefined ? null : toColumn(options.group, tagKeys),
          };
          const measured = await ask('evaluation.measure', request);
          if (options.report !== undefined) await (await import('./writeReport')).writeReport(options.report, { result: measured, query, signal: context.signal }, ask);
          return measured;
        });
        return { json: withoutIntervals(result, bootstrap), text: describeEvaluation(result) };
      }),
    );
}

function namedTags(dimensions: readonly TagDimension[]): string[] {
  return dimensions.flatMap((dimension) => (dimension.kind === 'cross' ? namedTags(dimension.of) : dimension.kind === 'tag' ? [dimension.key] : []));
}

/** `--bootstrap 0` asks for figures alone: then the interval of accuracy is null as well, as that of every figure in the headline. */
function withoutIntervals(result: EvaluationResult, bootstrap: number): EvaluationResult {
  return bootstrap > 0 ? result : { ...result, accuracy: { ...result.accuracy, ci: null } };
}
