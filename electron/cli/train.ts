import type { Command } from 'commander';
import { BACKENDS, FEATURE_KINDS, LABEL_SOURCES, MODEL_KINDS } from '../../shared/domain/model';
import { SPLITS } from '../../shared/domain/project';
import { oneOf } from './oneOf';
import type { Run } from './runCommand';
import { toNumber } from './toNumber';
import { UsageError } from './usageError';

interface TrainOptions {
  readonly name: string;
  readonly model: string;
  readonly features: string;
  readonly split: string;
  readonly labels: string;
  readonly classWeights?: string;
  readonly backend: string;
  readonly seed: string;
  readonly json?: boolean;
}

export function registerTrain(program: Command, run: Run): void {
  program
    .command('train')
    .description('train a model on this machine and keep its predictions of all items as a run')
    .argument('<project>')
    .requiredOption('--name <name>', 'what the run is called')
    .option('--model <model>', `${['auto', ...MODEL_KINDS].join(', ')}; auto: what does best on held-out items`, 'auto')
    .option('--features <features>', `${['auto', ...FEATURE_KINDS].join(', ')}; what an item is turned into`, 'auto')
    .option('--split <split>', 'where the project has splits: the one that is learnt from', 'train')
    .option('--labels <source>', `${LABEL_SOURCES.join(', ')}; whose labels are learnt from`, 'goldOrAnswers')
    .option('--class-weights <weights>', 'balanced: rare classes count as much as common ones')
    .option('--backend <backend>', `${['auto', ...BACKENDS].join(', ')}; what computes`, 'auto')
    .option('--seed <n>', 'whole number that chance starts from', '0')
    .action((project: string, options: TrainOptions) =>
      run(options.json === true, async (context) => {
        if (options.name === '' || options.name.length > 1_000) throw new UsageError('--name: a run has a name of 1 to 1,000 characters.');
        if (options.classWeights !== undefined && options.classWeights !== 'balanced') throw new UsageError(`--class-weights ${options.classWeights}: it is balanced, or left out.`);
        const request = {
          name: options.name,
          model: oneOf('--model', options.model, ['auto', ...MODEL_KINDS] as const),
          features: oneOf('--features', options.features, ['auto', ...FEATURE_KINDS] as const),
          split: oneOf('--split', options.split === 'val' ? 'dev' : options.split, SPLITS),
          labelSource: oneOf('--labels', options.labels, LABEL_SOURCES),
          classWeights: options.classWeights === undefined ? ('none' as const) : ('balanced' as const),
          seed: toNumber('--seed', options.seed, true),
        };
        const backend = oneOf('--backend', options.backend, ['auto', ...BACKENDS] as const);
        (await import('./exposeRequire')).exposeRequire();
        const { trainProject } = await import('./trainProject');
        return trainProject(project, { request, backend }, context);
      }),
    );
}
