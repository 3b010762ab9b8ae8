import type { Command } from 'commander';
import { MODALITIES, type Modality } from '../../shared/domain/project';
import type { Run } from './runCommand';
import { UsageError } from './usageError';

interface CreateOptions {
  readonly name?: string;
  readonly modality: string;
  readonly classes?: string;
  readonly abstain?: string;
  readonly json?: boolean;
}

export function registerCreate(program: Command, run: Run): void {
  program
    .command('create')
    .description('make an empty project')
    .argument('<project>', 'file to make, e.g. reviews.goldset')
    .option('--name <name>', 'name of the project (default: the name of the file)')
    .option('--modality <kind>', `what the items are: ${MODALITIES.join(', ')}`, 'text')
    .option('--classes <a,b,c>', 'classes, in their order')
    .option('--abstain <x,y>', 'classes that are no answer; they come after the others')
    .action((project: string, options: CreateOptions) =>
      run(options.json === true, async (context) => {
        const { createProject } = await import('./createProject');
        return createProject(project, {
          name: options.name ?? null,
          modality: parseModality(options.modality),
          classes: splitList(options.classes),
          abstain: splitList(options.abstain),
        }, context);
      }),
    );
}

function parseModality(text: string): Modality {
  const found = MODALITIES.find((modality) => modality === text);
  if (!found) throw new UsageError(`--modality ${text}: it is one of ${MODALITIES.join(', ')}.`);
  return found;
}

/** `a,b` as its parts, code point by code point: nothing is trimmed. */
function splitList(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(',');
}
