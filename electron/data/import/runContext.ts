import type { Database } from 'better-sqlite3';
import type { ImportSettings } from '../../../shared/contract/importing';
import type { Modality } from '../../../shared/domain/project';
import { makeProblem, ProblemList } from './importProblem';
import type { ReadSummary } from './importerMessages';
import type { Staging } from './staging';

/** What one import gathers over all its sources. */
export interface RunContext {
  readonly db: Database;
  readonly staging: Staging;
  readonly settings: ImportSettings;
  readonly modality: Modality;
  readonly problems: ProblemList;
  readonly counts: Counts;
  readonly labels: LabelNumbers;
  readonly annotators: string[];
  /** With `skip`: source -> record -> why it was left out. */
  readonly rejected: Map<number, Map<number, string>>;
  /** Source -> labels of its classes with probabilities, in the order of its rows. */
  readonly probabilityClasses: Map<number, readonly number[]>;
  readonly predictions: PredictionCounts;
  /** Something stands in the way that leaving rows out does not remove. */
  blocked: boolean;
  /** Id that the next new item gets. */
  nextItemId: number;
  readonly sources: { readonly file: string; readonly name: string; summary: ReadSummary | null; readonly mediaFolder: string | null }[];
}

export interface Counts {
  rows: number;
  imported: number;
  skipped: number;
  rejected: number;
  superseded: number;
}

interface PredictionCounts {
  hasProbabilities: boolean;
  ties: number;
  notLargest: number;
  itemsWithout: number;
}

/** Labels of all sources, numbered in order of first use; those that the project has no class for are known as such. */
export class LabelNumbers {
  readonly #classes: ReadonlySet<string>;
  readonly #numbers = new Map<string, number>();
  readonly names: string[] = [];
  /** Labels that are no class and were complained of. */
  readonly unknown = new Set<number>();
  readonly #used = new Set<number>();

  constructor(classes: ReadonlySet<string>) {
    this.#classes = classes;
  }

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }

  isClass(number: number): boolean {
    return this.#classes.has(this.names[number]!);
  }

  /** A row with this label is taken. */
  use(number: number): void {
    this.#used.add(number);
  }

  /** Labels of the rows that are taken, in order of first appearance in the files. */
  get usedNames(): readonly string[] {
    return this.names.filter((_, number) => this.#used.has(number));
  }

  get classNames(): readonly string[] {
    return [...this.#classes];
  }
}

export interface RowRef {
  readonly source: number;
  readonly record: number;
  readonly line: number;
}

/** Takes a row out of the import: with `skip` it goes to the rejected ones, otherwise nothing will be imported. */
export function rejectRow(context: RunContext, row: RowRef, code: string, what: string, details: { readonly found?: string; readonly column?: string; readonly severity?: 'error' | 'question' } = {}): void {
  const { name } = context.sources[row.source]!;
  const { severity = 'error', found, column = null } = details;
  const message = describeRow(context, row, what);
  context.problems.add(makeProblem(severity, code, name, message, { record: row.record, line: row.line > 0 ? row.line : null, column, found }));
  noteRejected(context, row.source, row.record, message);
}

function describeRow({ sources }: RunContext, { source, record, line }: RowRef, what: string): string {
  return `Row ${record}${line > 0 ? ` (line ${line})` : ''} of ${sources[source]!.name} ${what}`;
}

export function noteRejected(context: RunContext, source: number, record: number, reason: string): void {
  context.counts.rejected += 1;
  if (context.settings.onBadRow !== 'skip') return;
  const reasons = context.rejected.get(source) ?? new Map<number, string>();
  context.rejected.set(source, reasons);
  if (!reasons.has(record)) reasons.set(record, reason);
}

/** Whether a label may be used; says once per label that it is no class. */
export function checkLabel(context: RunContext, label: number, row: RowRef): boolean {
  const { labels, settings } = context;
  if (labels.isClass(label) || settings.createClasses) return true;
  const name = labels.names[label]!;
  const listed = labels.classNames.slice(0, 10).map((known) => `"${known}"`).join(', ');
  const what = `has the label "${name.slice(0, 60)}", which is no class of this project (${listed === '' ? 'it has none' : `${listed}${labels.classNames.length > 10 ? ', …' : ''}`}). Add classes (--create-classes), correct the label, or skip such rows.`;
  if (labels.unknown.has(label)) noteRejected(context, row.source, row.record, describeRow(context, row, what));
  else {
    labels.unknown.add(label);
    rejectRow(context, row, 'class.unknown', what, { found: name, severity: 'question' });
  }
  return false;
}
