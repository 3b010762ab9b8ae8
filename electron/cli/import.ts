import { Option, type Command } from 'commander';
import { DEFAULT_IMPORT_SETTINGS, IMPORT_FIELDS, IMPORT_FORMATS, type ImportSettings } from '../../shared/contract/importing';
import type { Run } from './runCommand';
import { UsageError } from './usageError';

interface ImportOptions {
  readonly as: string;
  readonly format?: string;
  readonly map?: readonly string[];
  readonly tags?: string;
  readonly noTags?: string;
  readonly tagSeparator?: string;
  readonly features?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly header?: boolean;
  readonly copyMedia?: boolean;
  readonly createItems?: boolean;
  readonly createClasses?: boolean;
  readonly onConflict: string;
  readonly onBadRow: string;
  readonly folderNames: string;
  readonly run?: string;
  readonly probPrefix?: string;
  readonly modelVersion?: string;
  readonly codeVersion?: string;
  readonly hyperparameter?: readonly string[];
  readonly dataSnapshot?: string;
  readonly notes?: string;
  readonly outOfSample?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const LATER_FORMATS = ['label-studio', 'prodigy', 'argilla', 'doccano'];

export function registerImport(program: Command, run: Run): void {
  // Commander takes `--no-x` for the opposite of `--x`; this one has values of its own.
  const noTags = new Option('--no-tags <columns>', 'columns that are no tags; * for all');
  noTags.negate = false;
  program
    .command('import')
    .description('bring items, annotations, gold labels or a model\'s predictions into a project: all rows or none')
    .argument('<project>')
    .argument('<files...>', 'files, or folders of images or audio')
    .requiredOption('--as <what>', 'items, annotations, gold or predictions')
    .option('--format <format>', `${IMPORT_FORMATS.join(', ')} (default: by name and content)`)
    .option('--map <field=column...>', `which column is what; fields: ${IMPORT_FIELDS.join(', ')}; FIELD= turns a guess off`)
    .option('--tags <columns>', 'columns kept as tags, a,b,c or * (default: those with at most 50 different values)')
    .addOption(noTags)
    .option('--tag-separator <text>', 'a tag cell may hold several values with this between them')
    .option('--features <columns>', 'table items: the input columns (default: all that are not mapped)')
    .option('--encoding <encoding>', 'e.g. utf-8, windows-1252, shift_jis (default: found out, asked when in doubt)')
    .option('--delimiter <text>', 'between columns (default: found out)')
    .option('--header', 'the first line names the columns')
    .option('--no-header', 'the first line is data; columns are called "column 1", "column 2", …')
    .option('--copy-media', 'copy images and audio into NAME.media beside the project')
    .option('--create-items', 'annotations and gold: add items that the project does not have')
    .option('--create-classes', 'add classes that the project does not have, in order of appearance')
    .option('--on-conflict <what>', 'an id (of predictions: the name of a run) that exists: skip, replace or error', 'error')
    .option('--on-bad-row <what>', 'fail: import nothing; skip: leave such rows out and write them to FILE.rejected.csv', 'fail')
    .option('--folder-names <what>', 'folders: the first sub-folder becomes gold, tag, or is ignored (ignore)', 'tag')
    .option('--run <name>', 'predictions: the run they make (default: the name of the file)')
    .option('--prob-prefix <prefix>', 'predictions: columns PREFIX + CLASS hold probabilities (default: p_ or prob_; "" for none)')
    .option('--model-version <version>', 'predictions: MAJOR.MINOR.PIPELINE of the model, e.g. 2.1.0')
    .option('--code-version <text>', 'predictions: e.g. a commit')
    .option('--hyperparameter <name=value...>', 'predictions: what the model was trained with')
    .option('--data-snapshot <text>', 'predictions: the data that the model was trained on')
    .option('--notes <text>', 'predictions: anything else worth knowing of the run')
    .option('--out-of-sample', 'predictions: no item was in the training data of the model that predicted it')
    .option('--no-out-of-sample', 'predictions: some items were')
    .option('--dry-run', 'read and check everything, write nothing')
    .action((project: string, files: readonly string[], options: ImportOptions) =>
      run(options.json === true, async (context) => {
        const settings = toSettings(options);
        const { importFiles } = await import('./importFiles');
        return importFiles({ project, files, settings, dryRun: options.dryRun === true }, context);
      }),
    );
}

function toSettings(options: ImportOptions): ImportSettings {
  if (options.format !== undefined && LATER_FORMATS.includes(options.format)) throw new UsageError(`--format ${options.format}: this format is not yet supported; it can be ${IMPORT_FORMATS.join(', ')}.`);
  const as = oneOf('--as', options.as, ['items', 'annotations', 'gold', 'predictions']);
  const run = toRun(options);
  if (as !== 'predictions' && (Object.keys(run).length > 0 || options.probPrefix !== undefined)) throw new UsageError('--run, --prob-prefix and what is said of a run go with --as predictions.');
  return {
    ...DEFAULT_IMPORT_SETTINGS,
    as,
    source: {
      format: options.format === undefined ? null : oneOf('--format', options.format, IMPORT_FORMATS),
      encoding: options.encoding ?? null,
      delimiter: toDelimiter(options.delimiter),
      header: options.header ?? null,
    },
    map: toMap(options.map ?? []),
    tags: toList(options.tags),
    noTags: toList(options.noTags) ?? [],
    tagSeparator: options.tagSeparator ?? null,
    features: toList(options.features),
    copyMedia: options.copyMedia === true,
    createItems: options.createItems === true,
    createClasses: options.createClasses === true,
    onConflict: oneOf('--on-conflict', options.onConflict, ['skip', 'replace', 'error']),
    onBadRow: oneOf('--on-bad-row', options.onBadRow, ['fail', 'skip']),
    folderNames: oneOf('--folder-names', options.folderNames, ['gold', 'tag', 'ignore']),
    run,
    probPrefix: options.probPrefix ?? null,
  };
}

/** What the command line says of the run; what it does not say is not there. */
function toRun(options: ImportOptions): ImportSettings['run'] {
  if (options.run === '') throw new UsageError('--run: a run has a name.');
  if (options.modelVersion !== undefined && !/^\d+\.\d+\.\d+$/.test(options.modelVersion)) throw new UsageError(`--model-version ${options.modelVersion}: it is MAJOR.MINOR.PIPELINE, e.g. 2.1.0.`);
  const run: Partial<ImportSettings['run']> = {
    name: options.run,
    modelVersion: options.modelVersion,
    codeVersion: options.codeVersion,
    hyperparameters: options.hyperparameter?.map(toHyperparameter),
    dataSnapshot: options.dataSnapshot,
    notes: options.notes,
    outOfSample: options.outOfSample,
  };
  return Object.fromEntries(Object.entries(run).filter(([, value]) => value !== undefined));
}

function toHyperparameter(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new UsageError(`--hyperparameter ${pair}: write NAME=VALUE.`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function toMap(pairs: readonly string[]): ImportSettings['map'] {
  const map: ImportSettings['map'] = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at === -1) throw new UsageError(`--map ${pair}: write FIELD=COLUMN, or FIELD= to turn a guess off.`);
    const field = oneOf('--map', pair.slice(0, at), IMPORT_FIELDS);
    map[field] = pair.slice(at + 1);
  }
  return map;
}

function toDelimiter(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (text === '\\t' || text === 'tab') return '\t';
  if (text === '' || text.length > 5 || /["\r\n]/.test(text)) throw new UsageError('--delimiter: one to five characters, no quotation mark and no line end; "\\t" or tab for a tab.');
  return text;
}

function toList(text: string | undefined): string[] | null {
  return text === undefined ? null : text === '' ? [] : text.split(',');
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((entry) => entry === value);
  if (found === undefined) throw new UsageError(`${option} ${value}: it is one of ${allowed.join(', ')}.`);
  return found;
}
