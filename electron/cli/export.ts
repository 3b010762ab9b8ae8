import path from 'node:path';
import type { Command } from 'commander';
import type { ExportSettings } from '../../shared/contract/exporting';
import { SPLITS } from '../../shared/domain/project';
import type { Run } from './runCommand';
import { UsageError } from './usageError';

interface ExportOptions {
  readonly out: string;
  readonly format?: string;
  readonly split?: string;
  readonly slice?: string;
  readonly what: string;
  readonly history?: boolean;
  readonly autoLabels?: boolean;
  readonly card?: boolean;
  readonly escapeFormulas: boolean;
  readonly json?: boolean;
}

const FORMATS = ['csv', 'jsonl'] as const;
const WHAT = ['gold', 'annotations', 'all'] as const;

export function registerExport(program: Command, run: Run): void {
  program
    .command('export')
    .description('write items with labels and splits to files')
    .argument('<project>')
    .requiredOption('--out <path>', 'one file (with --split, --slice, or a name with an ending), else a folder with one file per split')
    .option('--format <format>', `${FORMATS.join(' or ')} (default: by the ending of the file, else jsonl)`)
    .option('--split <split>', `only the items of ${SPLITS.join(', ')}`)
    .option('--slice <name>', 'only the items of this saved slice')
    .option('--what <what>', 'gold: items with gold labels; annotations: one row per answer; all: items with their answers', 'gold')
    .option('--history', 'every event of the log too, not only what stands')
    .option('--auto-labels', 'what models gave without a person too, in fields of their own, by run and confidence; the label stays what people said')
    .option('--card', 'a dataset card (README.md) beside the files')
    .option('--no-escape-formulas', 'CSV: write cells that a spreadsheet would run as formulas unmarked')
    .action((project: string, options: ExportOptions) =>
      run(options.json === true, async (context) => {
        const settings = toSettings(options);
        const isFile = settings.split !== null || options.slice !== undefined || path.extname(options.out) !== '';
        const { exportFiles } = await import('./exportFiles');
        return exportFiles({ project, settings, slice: options.slice, folder: isFile ? path.dirname(options.out) : options.out, fileName: isFile ? path.basename(options.out) : undefined }, context);
      }),
    );
}

function toSettings({ out, format, split, what, history, autoLabels, card, escapeFormulas }: ExportOptions): Omit<ExportSettings, 'selection'> {
  if (autoLabels === true && what === 'annotations') throw new UsageError('--auto-labels goes with items, and --what annotations writes answers of people only.');
  return {
    format: format === undefined ? guessFormat(out) : oneOf('--format', format, FORMATS),
    split: split === undefined ? null : oneOf('--split', split === 'val' ? 'dev' : split, SPLITS),
    what: oneOf('--what', what, WHAT),
    history: history === true,
    ...(autoLabels === true ? { autoLabels } : {}),
    datasetCard: card === true,
    escapeFormulas,
  };
}

function guessFormat(out: string): ExportSettings['format'] {
  const extension = path.extname(out).slice(1).toLowerCase();
  if (extension === '') return 'jsonl';
  const found = FORMATS.find((format) => format === extension);
  if (!found) throw new UsageError(`--out ${out}: files ending in .${extension} cannot be written in this version of Goldset; choose ${FORMATS.join(' or ')}, or say --format.`);
  return found;
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((entry) => entry === value);
  if (!found) throw new UsageError(`${option} ${value}: it is one of ${allowed.join(', ')} in this version of Goldset.`);
  return found;
}
