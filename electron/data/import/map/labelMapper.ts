import type { ImportProblem } from '../../../../shared/contract/importing';
import type { ImportField } from '../../../../shared/import/fields';
import { parseTime } from '../../../../shared/import/parseTime';
import type { ColumnPlan } from '../../../../shared/import/planColumns';
import { makeProblem } from '../importProblem';
import type { LabelRows } from '../importerMessages';
import type { Cell } from '../read/records';
import type { RowPlace } from './itemMapper';
import type { Numbering } from './numbering';
import { toText } from './toText';

/** Turns records into annotations or gold labels. */
export class LabelMapper {
  readonly #file: string;
  readonly #plan: ColumnPlan;
  readonly #gold: boolean;
  readonly #labels: Numbering;
  readonly #annotators: Numbering;
  readonly #index = new Map<ImportField, number>();
  #columns = 0;
  #rows = makeColumns();

  constructor(options: { readonly file: string; readonly plan: ColumnPlan; readonly gold: boolean; readonly labels: Numbering; readonly annotators: Numbering }) {
    this.#file = options.file;
    this.#plan = options.plan;
    this.#gold = options.gold;
    this.#labels = options.labels;
    this.#annotators = options.annotators;
  }

  addColumns(names: readonly string[]): void {
    for (const name of names) {
      const { field } = this.#plan.roleOf(name);
      if (field !== null) this.#index.set(field, this.#columns);
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
    this.#rows.records.push(place.record);
    this.#rows.lines.push(place.line);
    this.#rows.items.push(item);
    this.#rows.annotators.push(this.#gold ? -1 : this.#annotators.numberOf(annotator));
    this.#rows.labels.push(label === '' ? -1 : this.#labels.numberOf(label));
    this.#rows.times.push(time);
    return null;
  }

  take(): LabelRows {
    const { records, lines, items, annotators, labels, times } = this.#rows;
    this.#rows = makeColumns();
    return { records: Int32Array.from(records), lines: Int32Array.from(lines), items, annotators: Int32Array.from(annotators), labels: Int32Array.from(labels), times: Float64Array.from(times) };
  }

  #text(cells: readonly Cell[], field: ImportField): string {
    const index = this.#index.get(field);
    return index === undefined ? '' : toText(cells[index]);
  }

  #problem(place: RowPlace, code: string, field: ImportField, what: string, found?: string): ImportProblem {
    return makeProblem('error', code, this.#file, `Row ${place.record} (line ${place.line}) of ${this.#file} ${what}.`, { ...place, column: this.#plan.fields[field] ?? null, found });
  }
}

function makeColumns() {
  return { records: [] as number[], lines: [] as number[], items: [] as string[], annotators: [] as number[], labels: [] as number[], times: [] as number[] };
}
