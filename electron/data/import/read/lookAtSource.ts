import path from 'node:path';
import type { ImportProblem, Inspection, SourceOptions } from '../../../../shared/contract/importing';
import { unmarkFormula } from '../../../../shared/export/formulaMark';
import { recogniseExportedHeader, recogniseExportedKeys, type OwnExport } from '../../../../shared/import/ownExport';
import { FatalProblem, makeProblem } from '../importProblem';
import { CsvRecords, MAX_COLUMNS, type CsvDialect } from './csv/csvRecords';
import { detectDialect } from './csv/detectDialect';
import { looksLikeHeader } from './csv/looksLikeHeader';
import { nameColumns } from './csv/nameColumns';
import { detectEncoding, isKnownEncoding, StrictDecoder } from './encoding';
import { makeJsonReader } from './readJson';
import type { Cell, RecordSink } from './records';
import { flattenExported } from './flattenExported';
import type { SourceFile } from './sourceFile';

/** What the beginning of a file (not a folder) tells about how to read the rest. */
export interface SourceLook {
  readonly format: Exclude<Inspection['format'], 'folder'>;
  readonly encoding: string;
  readonly dialect: CsvDialect | null;
  readonly header: boolean;
  /** CSV: records before the first row of data. */
  readonly skipRecords: number;
  readonly columns: readonly string[];
  /** Written by Goldset: columns are named by what they are. */
  readonly own: OwnExport | null;
  /** First records; cells in the order of `columns`. */
  readonly sample: readonly (readonly Cell[])[];
  readonly problems: readonly ImportProblem[];
}

const HEAD_BYTES = 1024 * 1024;
const LONG_HEAD_BYTES = 9 * 1024 * 1024;
const SAMPLE_RECORDS = 1_000;

/** Finds out format, encoding, delimiter, header and columns, as far as `options` does not say. Throws `FatalProblem` where nothing can be read. */
export async function lookAtSource(source: SourceFile, options: SourceOptions): Promise<SourceLook> {
  if (await isParquet(source, options)) return lookAtParquet(source);
  const look = await lookAtHead(source, options, HEAD_BYTES);
  // The first record may be longer than what is looked at first.
  return look.columns.length > 0 || look.problems.length > 0 ? look : lookAtHead(source, options, LONG_HEAD_BYTES);
}

/** Told by its first bytes, whatever it is called; a file that is called so and is none is told of. */
async function isParquet(source: SourceFile, { format }: SourceOptions): Promise<boolean> {
  if (format !== null) return format === 'parquet';
  const magic = (await source.head(4)).toString('latin1');
  return magic === 'PAR1' || path.extname(source.name).toLowerCase() === '.parquet';
}

async function lookAtParquet(source: SourceFile): Promise<SourceLook> {
  const { openParquet } = await import('./parquet/openParquet');
  const table = await openParquet(source);
  const sample: (readonly Cell[])[] = [];
  for await (const rows of table.read(0, SAMPLE_RECORDS)) sample.push(...rows);
  return { format: 'parquet', encoding: 'utf-8', dialect: null, header: true, skipRecords: 0, columns: table.columns, own: null, sample, problems: [] };
}

async function lookAtHead(source: SourceFile, options: SourceOptions, bytes: number): Promise<SourceLook> {
  const head = await source.head(bytes);
  const complete = head.length === source.bytes;
  const problems: ImportProblem[] = [];
  const encoding = chooseEncoding(head, source.name, options.encoding, problems);
  const text = decodeHead(head, encoding, source.name, complete, options.encoding === null && problems.length > 0);
  if (text.trim() === '') {
    throw new FatalProblem(makeProblem('error', 'file.noText', source.name, head.length <= 4 ? `${source.name} holds only a byte order mark and no text.` : `${source.name} holds only blanks.`));
  }
  const first = text.trimStart()[0];
  const format = options.format === 'folder' || options.format === 'parquet' || options.format === null ? detectFormat(source.name, first!) : options.format === 'json' || options.format === 'jsonl' ? (first === '[' ? 'json' : 'jsonl') : options.format;
  const look = format === 'csv' || format === 'tsv' ? lookAtCsv(text, complete, source.name, options, format) : lookAtJson(text, complete, source.name, format === 'json');
  return { ...look, format, encoding, problems: [...problems, ...look.problems] };
}

function chooseEncoding(head: Buffer, file: string, chosen: string | null, problems: ImportProblem[]): string {
  const detected = detectEncoding(head, file);
  if (chosen === null) {
    problems.push(...detected.problems);
    return detected.encoding;
  }
  if (!isKnownEncoding(chosen)) throw new FatalProblem(makeProblem('error', 'encoding.unsupported', file, `The encoding ${chosen} is not known. Examples: utf-8, utf-16le, windows-1252, shift_jis, gb18030.`));
  return chosen;
}

/** `lenient`: the encoding is only a guess for a preview. */
function decodeHead(head: Buffer, encoding: string, file: string, complete: boolean, lenient: boolean): string {
  if (lenient) return new TextDecoder(encoding).decode(head);
  return new StrictDecoder(encoding, file).decode(head, complete, (readable) => readable.split('\n').length);
}

function detectFormat(name: string, first: string): SourceLook['format'] {
  const extension = path.extname(name).toLowerCase();
  const isJsonName = ['.json', '.jsonl', '.ndjson'].includes(extension);
  if (isJsonName || (extension !== '.csv' && extension !== '.tsv' && (first === '{' || first === '['))) return first === '[' ? 'json' : 'jsonl';
  return extension === '.tsv' || extension === '.tab' ? 'tsv' : 'csv';
}

type Look = Omit<SourceLook, 'format' | 'encoding'>;

function lookAtCsv(text: string, complete: boolean, file: string, options: SourceOptions, format: 'csv' | 'tsv'): Look {
  const dialect = detectDialect({ sample: text, complete, file, delimiter: options.delimiter, tsv: format === 'tsv' });
  const problems = [...dialect.problems];
  const records: string[][] = [];
  const parser = new CsvRecords(dialect, file, ({ cells }) => {
    if (records.length <= SAMPLE_RECORDS) records.push(cells);
  });
  // What is wrong further down is told by the full read; here the first rows are enough.
  ignoreFaults(() => parser.push(text, complete), () => records.length > 0);
  if (dialect.sepLine) records.shift();
  const first = records[0];
  if (first === undefined) throw new FatalProblem(makeProblem('error', 'csv.noRecords', file, complete ? `${file} holds no rows.` : `The first line of ${file} is longer than a megabyte: this is no table.`));
  if (first.length > MAX_COLUMNS) throw new FatalProblem(makeProblem('error', 'tooManyColumns', file, `${file} has ${first.length} columns; ${MAX_COLUMNS} are the most. Nothing was imported.`, { line: 1 }));
  const rows = records.slice(1).filter((cells) => !(cells.length === 1 && cells[0] === '' && first.length > 1));
  const seemsHeader = looksLikeHeader(first, rows);
  const header = options.header ?? seemsHeader;
  if (options.header === null && !seemsHeader) {
    problems.push(makeProblem('question', 'csv.noHeader', file, `The first line of ${file} does not look like names of columns. Say whether it is a row of data (--no-header) or the header (--header).`, { line: 1, found: first.join(dialect.delimiter) }));
  }
  if (header && rows.length === 0 && complete) throw new FatalProblem(makeProblem('error', 'csv.headerOnly', file, `${file} has a header (${first.length} column${first.length === 1 ? '' : 's'}) and no rows.`, { line: 1 }));
  const exported = header ? recogniseExportedHeader(first) : null;
  if (exported !== null) {
    const sample = rows.map((cells) => cells.map(unmarkFormula));
    return { dialect, header, skipRecords: 1, columns: exported.columns, own: exported.own, sample, problems: [] };
  }
  const named = nameColumns({ first, rows, header, file });
  problems.push(...named.problems);
  const sample = (header ? rows : [first, ...rows]).map((cells) => cells.slice(0, named.columns.length));
  return { dialect, header, skipRecords: (dialect.sepLine ? 1 : 0) + (header ? 1 : 0), columns: named.columns, own: null, sample, problems };
}

function lookAtJson(text: string, complete: boolean, file: string, array: boolean): Look {
  const plain = sampleJson(text, complete, file, array, null);
  const own = recogniseExportedKeys(plain.columns);
  return own === 'items' ? sampleJson(text, complete, file, array, own) : { ...plain, own };
}

function sampleJson(text: string, complete: boolean, file: string, array: boolean, own: OwnExport | null): Look {
  const columns: string[] = [];
  const sample: (readonly Cell[])[] = [];
  const faults: ImportProblem[] = [];
  const sink: RecordSink = {
    addColumns: (names) => columns.push(...names),
    record: (cells) => {
      if (sample.length < SAMPLE_RECORDS) sample.push(cells);
    },
    bad: (problem) => void faults.push(problem),
    warn: () => undefined,
    progress: () => Promise.resolve(),
    nextRecord: () => sample.length + 1,
  };
  const reader = makeJsonReader({ file, array, sink, flatten: own === 'items' ? flattenExported : null });
  ignoreFaults(() => reader.push(text, complete), () => true);
  // Without one good record there are no columns to ask about: what is wrong with the first is the thing to say.
  return { dialect: null, header: true, skipRecords: 0, columns, own, sample, problems: sample.length === 0 ? faults.slice(0, 1) : [] };
}

function ignoreFaults(work: () => void, ignorable: () => boolean): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof FatalProblem) || !ignorable()) throw error;
  }
}
