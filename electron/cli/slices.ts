import type { Command } from 'commander';
import type { FoundSlices } from '../../shared/contract/slices';
import { SPLITS } from '../../shared/domain/project';
import { sayP } from '../../shared/metrics/sayP';
import { SLICE_SEARCH } from '../../shared/slices/sliceSearch';
import { type DimensionOptions, parseDimensions } from './parseDimensions';
import type { Run } from './runCommand';
import { splitQuery } from './splitQuery';
import { textTable, toPercent } from './textTable';
import { toNumber } from './toNumber';
import { UsageError } from './usageError';

interface SlicesOptions extends Pick<DimensionOptions, 'tags' | 'bins'> {
  readonly run: string;
  readonly maxDepth: string;
  readonly minSupport?: string;
  readonly split?: string;
  readonly alpha: string;
  readonly top: string;
  readonly seed: string;
  readonly json?: boolean;
}

export function registerSlices(program: Command, run: Run): void {
  program
    .command('slices')
    .description('finds the weak slices of a run: combinations of tag values with more errors than elsewhere, found on one half of the items and confirmed on the other')
    .argument('<project>')
    .requiredOption('--run <name>', 'the run')
    .option('--max-depth <n>', 'tag values that a slice combines, at most: 1 to 3', String(SLICE_SEARCH.maxDepth))
    .option('--min-support <n>', 'items that a slice has at least; by default 1 % of the items, at least 20')
    .option('--split <split>', `items of this split only: ${SPLITS.join(', ')}`)
    .option('--tags <keys>', 'search these tag keys only, as in site,device', '*')
    .option('--bins <column>', 'also a numeric column in bins: COLUMN:quantiles:4, COLUMN:equal:4 or COLUMN:at:10/20; may be repeated', (value: string, before: readonly string[] = []) => [...before, value])
    .option('--alpha <number>', 'weight of the error rate against size in the score, above 0 to 1', String(SLICE_SEARCH.alpha))
    .option('--top <n>', 'best slices of the one half that are tested on the other: 1 to 100', String(SLICE_SEARCH.top))
    .option('--seed <n>', 'whole number that chance starts from: which items are in which half', '0')
    .action((project: string, options: SlicesOptions) =>
      run(options.json === true, async (context) => {
        const request = parse(options);
        const { withReader } = await import('./withReader');
        const { findRun } = await import('./findRun');
        const { Refusal } = await import('../data/refusal');
        const result = await withReader(project, context, async (ask) => {
          const runId = findRun(await ask('runs.list', {}), options.run);
          const { tagKeys } = await ask('dimensions.list', {});
          const unknown = options.tags === '*' ? undefined : options.tags!.split(',').find((key) => !tagKeys.includes(key));
          if (unknown !== undefined) throw new Refusal('unknownTag', `No item has a tag “${unknown.slice(0, 80)}”. \`goldset stats\` lists the tags there are.`);
          return ask('slices.find', { ...request, runId, dimensions: parseDimensions(options, tagKeys) });
        });
        return { json: result, text: describe(result) };
      }),
    );
}

function parse({ maxDepth, minSupport, split, alpha, top, seed }: SlicesOptions) {
  const within = (option: string, text: string, from: number, to: number): number => {
    const value = toNumber(option, text, true);
    if (value < from || value > to) throw new UsageError(`${option} ${text}: it is a whole number from ${from} to ${to}.`);
    return value;
  };
  const weight = toNumber('--alpha', alpha);
  if (!(weight > 0 && weight <= 1)) throw new UsageError(`--alpha ${alpha}: it is above 0 and at most 1.`);
  return {
    query: splitQuery(split),
    maxDepth: within('--max-depth', maxDepth, 1, 3),
    minSupport: minSupport === undefined ? null : within('--min-support', minSupport, 1, Number.MAX_SAFE_INTEGER),
    alpha: weight,
    top: within('--top', top, 1, 100),
    seed: toNumber('--seed', seed, true),
  };
}

function describe({ slices, n, errors, errorRate, minSupport, searched, seed, reason, leftOut }: FoundSlices): string {
  const confirmed = slices.filter((slice) => slice.confirmed).length;
  const parts = [
    `${errors} errors in ${n} items (${toPercent(errorRate)}); ${searched} combinations of tag values with at least ${minSupport} items were looked at; seed ${seed}`,
    reason ?? `${confirmed} of ${slices.length} slices tested are confirmed (q < 0.05 on the half that took no part in finding them)`,
  ];
  if (slices.length > 0) {
    const rows = slices.map((slice) => [slice.predicate.map(({ key, value }) => `${key} = ${value ?? '(none)'}`).join(', '), slice.support, slice.errors, toPercent(slice.errorRate), toRange(slice.errorRateCi), toPercent(slice.errorRateOutside), sayP(slice.q), slice.confirmed ? 'yes' : 'no']);
    parts.push(textTable([['slice', 'items', 'errors', 'error rate', '95 % interval', 'elsewhere', 'q', 'confirmed'], ...rows]));
  }
  if (leftOut.length > 0) parts.push(`Left out, with the items without a value of their keys, because not all items were given them alike: ${leftOut.map(({ key, value }) => `${key} = ${value}`).join(', ')}`);
  return parts.join('\n\n');
}

function toRange(interval: readonly [number, number] | null): string {
  return interval ? `${toPercent(interval[0])} to ${toPercent(interval[1])}` : '';
}
