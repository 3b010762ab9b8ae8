import type { ImportProblem } from '../../../../../shared/contract/importing';
import { FatalProblem, makeProblem } from '../../importProblem';
import { CsvRecords, NO_DELIMITER, type CsvDialect } from './csvRecords';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_RECORDS = 200;
/** A delimiter must give this share of the sample's rows as many cells as the header has. */
const ENOUGH = 0.5;

export interface DetectedDialect extends CsvDialect {
  /** The first line is `sep=;`, as spreadsheets write it. */
  readonly sepLine: boolean;
  readonly problems: readonly ImportProblem[];
}

/** Delimiter and line ends from the beginning of a text. A chosen delimiter stands; `complete`: the sample is the whole file. */
export function detectDialect(options: { readonly sample: string; readonly complete: boolean; readonly file: string; readonly delimiter: string | null; readonly tsv: boolean }): DetectedDialect {
  const { sample, complete, file } = options;
  const newline = endsInCarriageReturns(sample) ? '\r' : '\n';
  const separator = /^sep=(.)\r?\n/.exec(sample)?.[1];
  const chosen = options.delimiter ?? separator;
  if (chosen !== undefined) return { delimiter: chosen, newline, sepLine: separator !== undefined, problems: [] };
  const candidates = (options.tsv ? (['\t', ...DELIMITERS] as const) : DELIMITERS)
    .map((delimiter) => ({ delimiter, ...rate({ text: sample, complete, file, dialect: { delimiter, newline } }) }))
    .filter((candidate) => candidate.columns > 1);
  const best = candidates.toSorted((a, b) => b.share - a.share || b.columns - a.columns)[0];
  if (best === undefined) return { delimiter: NO_DELIMITER, newline, sepLine: false, problems: [] };
  if (best.share >= ENOUGH) return { delimiter: best.delimiter, newline, sepLine: false, problems: [] };
  return {
    delimiter: best.delimiter,
    newline,
    sepLine: false,
    problems: [makeProblem('question', 'csv.delimiter', file, `It is not clear what separates the columns of ${file}: no character gives most rows as many cells as the header. Choose the delimiter (--delimiter).`)],
  };
}

/** Whether lines end in CR alone: outside of quotation marks there is one and no LF. Cells that were pasted in may hold any line ends. */
function endsInCarriageReturns(sample: string): boolean {
  if (!/\r(?!\n)/.test(sample)) return false;
  let isQuoted = false;
  let found = false;
  for (const [mark] of sample.matchAll(/["\n]|\r(?!\n)/g)) {
    if (mark === '"') isQuoted = !isQuoted;
    else if (!isQuoted && mark === '\n') return false;
    else if (!isQuoted) found = true;
  }
  return found;
}

function rate({ text, complete, file, dialect }: { text: string; complete: boolean; file: string; dialect: CsvDialect }): { columns: number; share: number } {
  const counts: { cells: number; filled: number }[] = [];
  const records = new CsvRecords(dialect, file, ({ cells }) => {
    if (counts.length < SAMPLE_RECORDS && !(cells.length === 1 && cells[0] === '')) counts.push({ cells: cells.length, filled: cells.findLastIndex((cell) => cell !== '') + 1 });
  });
  try {
    records.push(text, complete);
  } catch (error) {
    if (!(error instanceof FatalProblem)) throw error;
  }
  const columns = counts[0]?.cells ?? 0;
  const rows = counts.slice(1);
  const share = rows.length === 0 ? 1 : rows.filter(({ cells, filled }) => cells === columns || (cells > columns && filled <= columns)).length / rows.length;
  return { columns, share };
}
