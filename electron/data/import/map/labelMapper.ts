import { z } from 'zod';
import type { ImportProblem } from '../../../../shared/contract/importing';
import type { ImportField } from '../../../../shared/import/fields';
import { parseTime } from '../../../../shared/import/parseTime';
import type { ColumnPlan } from '../../../../shared/import/planColumns';
import { makeProblem } from '../importProblem';
import type { LabelRows } from '../importerMessages';
import type { Cell } from '../read/records';
import type { RowPlace } from './itemMapper';
import type { Numbering } from './numbering';
import { describeRow } from './describeRow';
import { toText } from './toText';

/** Turns records into annotations or gold labels. */
export class LabelMapper {
  readonly #file: string;
  readonly #plan: ColumnPlan;
  readonly #gold: boolean;
  readonly #own: boolean;
  readonly #ownColumns = new Map<string, number>();
  readonly #labels: Numbering;
  readonly #annotators: Numbering;
  readonly #index = new Map<ImportField, number>();
  #columns = 0;
  #rows = makeColumns();

  constructor(options: { readonly file: string; readonly plan: ColumnPlan; readonly gold: boolean; readonly own: boolean; readonly labels: Numbering; readonly annotators: Numbering }) {
    this.#file = options.file;
    this.#plan = options.plan;
    this.#gold = options.gold;
    this.#own = options.own;
    this.#labels = options.labels;
    this.#annotators = options.annotators;
  }

  addColumns(names: readonly string[]): void {
    for (const name of names) {
      const { field } = this.#plan.roleOf(name);
      if (field !== null) this.#index.set(field, this.#columns);
      else if (this.#own) this.#ownColumns.set(name, this.#columns);
      this.#columns += 1;
    }
  }

  get size(): number {
    return this.#rows.items.length;
  }

  /** Takes a record; a problem where it cannot be taken. An empty label is no annotation: it is passed on to be counted. */
  add(cells: readonly Cell[], place: RowPlace): ImportProblem | null {
    const item = this.#text(cells, 'item');
    if (item === '') return this.#problem(place, 'label.noItem', 'item', 'names no item');
    const annotator = this.#gold ? '' : this.#text(cells, 'annotator');
    if (!this.#gold && annotator === '') return this.#problem(place, 'label.noAnnotator', 'annotator', 'names no annotator');
    const timeText = this.#text(cells, 'time');
    const time = timeText === '' ? NaN : parseTime(timeText);
    if (time === null) return this.#problem(place, 'label.time', 'time', 'has no time that can be read (ISO 8601, or seconds or milliseconds since 1970)', timeText);
    const label = this.#text(cells, 'label');
    if (!this.#own || this.#gold) {
      this.#push(place, { item, annotator, label, time, kind: 'label', note: '', duration: null });
      return null;
    }
    const kind = this.#ownText(cells, 'kind');
    // Of a whole history only what stands is taken; the rest counts as skipped.
    const stands = this.#ownText(cells, 'current') !== 'false' && (kind === 'ambiguous' || kind === 'skip');
    const duration = this.#ownText(cells, 'durationMs');
    this.#push(place, {
      item,
      annotator,
      label: this.#ownText(cells, 'current') === 'false' ? '' : label,
      time,
      kind: stands ? kind : 'label',
      note: this.#ownText(cells, 'note'),
      duration: duration === '' ? null : Number(duration),
    });
    return null;
  }

  /** Takes the annotations that our own exports keep with an item, a JSON list; a warning where it is none. */
  addAnswers(item: string, json: string, place: RowPlace): ImportProblem | null {
    const answers = parseAnswers(json);
    if (answers === null) return makeProblem('warning', 'own.answers', this.#file, `${describeRow(place, this.#file)} has annotations that cannot be read; the item comes without them.`, { ...place, column: 'answers', found: json });
    for (const answer of answers) this.#push(place, { ...answer, item });
    return null;
  }

  #push(place: RowPlace, row: { readonly item: string; readonly annotator: string; readonly label: string; readonly time: number; readonly kind: string; readonly note: string; readonly duration: number | null }): void {
    const rows = this.#rows;
    rows.records.push(place.record);
    rows.lines.push(place.line);
    rows.items.push(row.item);
    rows.annotators.push(this.#gold ? -1 : this.#annotators.numberOf(row.annotator));
    rows.labels.push(row.label === '' ? -1 : this.#labels.numberOf(row.label));
    rows.times.push(row.time);
    if (!this.#own) return;
    rows.kinds.push(row.kind);
    rows.notes.push(row.note);
    rows.durations.push(row.duration);
  }

  take(): LabelRows {
    const { records, lines, items, annotators, labels, times, kinds, notes, durations } = this.#rows;
    this.#rows = makeColumns();
    return { records: Int32Array.from(records), lines: Int32Array.from(lines), items, annotators: Int32Array.from(annotators), labels: Int32Array.from(labels), times: Float64Array.from(times), extra: this.#own ? { kinds, notes, durations } : null };
  }

  #text(cells: readonly Cell[], field: ImportField): string {
    const index = this.#index.get(field);
    return index === undefined ? '' : toText(cells[index]);
  }

  #ownText(cells: readonly Cell[], column: string): string {
    const index = this.#ownColumns.get(column);
    return index === undefined ? '' : toText(cells[index]);
  }

  #problem(place: RowPlace, code: string, field: ImportField, what: string, found?: string): ImportProblem {
    return makeProblem('error', code, this.#file, `${describeRow(place, this.#file)} ${what}.`, { ...place, column: this.#plan.fields[field] ?? null, found });
  }
}

function makeColumns() {
  return { records: [] as number[], lines: [] as number[], items: [] as string[], annotators: [] as number[], labels: [] as number[], times: [] as number[], kinds: [] as string[], notes: [] as string[], durations: [] as (number | null)[] };
}

const ownAnswers = z.array(
  z.object({ annotator: z.string().min(1), label: z.string().nullable(), time: z.string(), kind: z.enum(['label', 'ambiguous', 'skip']), note: z.string(), durationMs: z.number().nullable() }),
);

function parseAnswers(json: string) {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const parsed = ownAnswers.safeParse(value);
  if (!parsed.success) return null;
  return parsed.data.map(({ annotator, label, time, kind, note, durationMs }) => ({ annotator, label: label ?? '', time: parseTime(time) ?? NaN, kind, note, duration: durationMs }));
}
