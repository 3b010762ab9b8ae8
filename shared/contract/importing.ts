import { z } from 'zod';
import { define } from './define';
import { fileToken, jobStarted, rowId, shortText } from './common';
import { runDetails } from './runs';

export const IMPORT_FORMATS = ['csv', 'tsv', 'jsonl', 'json', 'parquet', 'folder'] as const;
export const importAs = z.enum(['items', 'annotations', 'gold', 'predictions']);
/** Fields a column can feed. What is mapped to none is a tag (few distinct values), a table item's feature, or metadata. */
export const IMPORT_FIELDS = ['id', 'text', 'image', 'audio', 'gold', 'split', 'item', 'annotator', 'label', 'time', 'predicted'] as const;
export const importField = z.enum(IMPORT_FIELDS);
const columnName = z.string().max(10_000);

/** How to read the bytes; null: find out. */
export const sourceOptions = z.object({
  format: z.enum(IMPORT_FORMATS).nullable(),
  encoding: shortText.nullable(),
  delimiter: z.string().min(1).max(5).nullable(),
  /** Null: ask when the first line does not look like a header. */
  header: z.boolean().nullable(),
});
export type SourceOptions = z.infer<typeof sourceOptions>;

export const importSettings = z.object({
  as: importAs,
  source: sourceOptions,
  /** Field -> column; an empty string turns a guess off; a field that is absent is guessed. */
  map: z.partialRecord(importField, columnName),
  /** Columns kept as tags; null: those with at most 50 distinct values. */
  tags: z.array(columnName).nullable(),
  noTags: z.array(columnName),
  tagSeparator: z.string().max(10).nullable(),
  /** Table items: input columns; null: all that are not mapped. */
  features: z.array(columnName).nullable(),
  copyMedia: z.boolean(),
  createItems: z.boolean(),
  createClasses: z.boolean(),
  onConflict: z.enum(['skip', 'replace', 'error']),
  onBadRow: z.enum(['fail', 'skip']),
  /** Folders: what the first sub-folder's name becomes. */
  folderNames: z.enum(['gold', 'tag', 'ignore']),
  /** Predictions: what is said of the run. Without a name it gets the file's. */
  run: runDetails.partial(),
  /** Predictions: columns PREFIX + CLASS hold that class's probability; null: guess; empty: there are none. */
  probPrefix: z.string().max(100).nullable(),
});
export type ImportSettings = z.infer<typeof importSettings>;

export const DEFAULT_IMPORT_SETTINGS: ImportSettings = {
  as: 'items',
  source: { format: null, encoding: null, delimiter: null, header: null },
  map: {}, tags: null, noTags: [], tagSeparator: null, features: null,
  copyMedia: false, createItems: false, createClasses: false, onConflict: 'error', onBadRow: 'fail', folderNames: 'tag', run: {}, probPrefix: null,
};

/** One thing wrong with the input: where, what was found, what to do. `warning` imports after it is shown; `question` needs a setting. */
export const importProblem = z.object({
  severity: z.enum(['error', 'warning', 'question']),
  /** Stable name of the rule, e.g. `csv.tooManyFields`. */
  code: z.string(),
  file: z.string(),
  /** Physical line, 1-based; null where it has none. */
  line: z.number().nullable(),
  /** Record after the header, 1-based. */
  record: z.number().nullable(),
  /** 1-based character position, for JSON. */
  position: z.number().nullable(),
  column: z.string().nullable(),
  /** At most 80 characters of the input, escaped. */
  found: z.string().nullable(),
  message: z.string(),
});
export type ImportProblem = z.infer<typeof importProblem>;

export const inspection = z.object({
  file: z.string(),
  bytes: z.number(),
  format: z.enum(IMPORT_FORMATS),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  header: z.boolean(),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()), distinctInSample: z.number() })),
  /** First records, one array a record, cells in column order. */
  preview: z.array(z.array(z.string())),
  /** What the columns look like: used where `map` says nothing. */
  guess: z.partialRecord(importField, columnName),
  /** Folder sources: files found by type. */
  mediaFiles: z.number(),
  problems: z.array(importProblem),
});
export type Inspection = z.infer<typeof inspection>;

/** The JSON of `goldset import`, plus problems. At most 100 problems are listed; `problemCount` counts all. */
export const importResult = z.object({
  file: z.string(),
  rows: z.number(),
  imported: z.number(),
  skipped: z.number(),
  rejected: z.number(),
  superseded: z.number(),
  classes: z.array(z.string()),
  seconds: z.number(),
  /** Nothing was written when true: a dry run, or errors. */
  dryRun: z.boolean(),
  ok: z.boolean(),
  /** Predictions: name of the run; null for other kinds. */
  run: z.string().nullable(),
  /** Predictions: what became of them. */
  predictions: z
    .object({
      /** Null: nothing was written. */
      runId: rowId.nullable(),
      hasProbabilities: z.boolean(),
      /** Predicted classes that were worked out from equal largest probabilities. */
      ties: z.number(),
      /** Predicted classes that the file names although another one has a larger probability. */
      notLargest: z.number(),
      /** Items of the project that the run says nothing about. */
      itemsWithout: z.number(),
    })
    .nullable(),
  problems: z.array(importProblem),
  problemCount: z.number(),
});
export type ImportResult = z.infer<typeof importResult>;

export const importMessages = {
  'imports.inspect': define('task', z.object({ source: fileToken, as: importAs, options: sourceOptions }), inspection),
  /** Job; result: `importResult`. With `dryRun` everything is read and checked and nothing is written. */
  'imports.run': define('task', z.object({ sources: z.array(fileToken).min(1).max(1_000), settings: importSettings, dryRun: z.boolean() }), jobStarted),
};
