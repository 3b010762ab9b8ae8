import type { Command } from 'commander';
import type { SimulationResult } from '../../shared/contract/sampling';
import { LABEL_SOURCES, STRATEGY_IDS } from '../../shared/domain/model';
import { oneOf } from './oneOf';
import type { Run } from './runCommand';
import { textTable, toPercent } from './textTable';
import { toNumber } from './toNumber';
import { UsageError } from './usageError';

interface SimulateOptions {
  readonly strategy: string;
  readonly batch: string;
  readonly budget: string;
  readonly repeats: string;
  readonly split: string;
  readonly seed: string;
  readonly labels: string;
  readonly json?: boolean;
}

export function registerSimulate(program: Command, run: Run): void {
  program
    .command('simulate')
    .description('what strategies would have needed on the labels that are known, against random')
    .argument('<project>')
    .requiredOption('--strategy <strategies>', `one or several with commas between them: ${STRATEGY_IDS.join(', ')}`)
    .option('--batch <n>', 'labels a step', '20')
    .option('--budget <n>', 'labels at most', '500')
    .option('--repeats <n>', 'times, each with another start', '5')
    .option('--split <split>', 'where the curves are measured: dev or test; a fifth of the labelled items where it has no labels', 'dev')
    .option('--seed <n>', 'the same seed gives the same curves', '0')
    .option('--labels <source>', `what counts as a label: ${LABEL_SOURCES.join(', ')}`, LABEL_SOURCES[0])
    .action((project: string, options: SimulateOptions) =>
      run(options.json === true, async (context) => {
        const strategies = options.strategy.split(',').map((name) => oneOf('--strategy', name.trim(), STRATEGY_IDS));
        const split = oneOf('--split', options.split, ['dev', 'test'] as const);
        const labelSource = oneOf('--labels', options.labels, LABEL_SOURCES);
        const whole = (option: string, text: string, least: number, most: number) => {
          const value = toNumber(option, text);
          if (!Number.isInteger(value) || value < least || value > most) throw new UsageError(`${option} ${text}: it is a whole number of ${least} to ${most}.`);
          return value;
        };
        const request = { strategies: [...new Set(strategies)], batch: whole('--batch', options.batch, 1, 10_000), budget: whole('--budget', options.budget, 2, 1_000_000), repeats: whole('--repeats', options.repeats, 1, 100), seed: whole('--seed', options.seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), split, labelSource };
        const [{ runMessage }, { withMedia }] = await Promise.all([import('./runMessage'), import('./withMedia')]);
        const result = await withMedia(project, context, () => runMessage(project, 'simulation.run', request, context));
        return { json: toJson(result), text: describe(result) };
      }),
    );
}

/** Strategies are names of a list of ours: none is `__proto__`. */
function toJson({ strategies, ...rest }: SimulationResult) {
  const needed = Object.fromEntries(strategies.map(({ strategy, points: _, ...figures }) => [strategy, figures]));
  return { strategies: Object.fromEntries(strategies.map(({ strategy, points }) => [strategy, points])), needed, ...rest };
}

function describe({ strategies, full, goal, pool, test, notes }: SimulationResult): string {
  const number = (value: number | null, digits: number) => (value === null ? 'n/a' : value.toFixed(digits));
  return [
    `${pool} labels to learn from, ${test} to judge by; with all of them accuracy ${toPercent(full.accuracy)}, macro-F1 ${number(full.macroF1, 3)}. Goal: macro-F1 ${number(goal, 3)}.`,
    ...notes,
    textTable([
      ['strategy', 'labels needed', 'of random', '95 %', 'last macro-F1'],
      ...strategies.map(({ strategy, labelsNeeded, ratio, ratioCi, points }) => [strategy, labelsNeeded === null ? 'not reached' : labelsNeeded.toFixed(0), number(ratio, 2), ratioCi ? `${ratioCi[0].toFixed(2)} to ${ratioCi[1].toFixed(2)}` : 'n/a', number(points.at(-1)?.macroF1Mean ?? null, 3)]),
    ]),
  ].join('\n\n');
}
