import type { ImportProblem } from '../../../../shared/contract/importing';
import type { ImportField } from '../../../../shared/import/fields';
import type { ColumnPlan } from '../../../../shared/import/planColumns';
import { PROBABILITIES } from '../../../../shared/import/probabilityColumns';
import { FatalProblem, makeProblem } from '../importProblem';
import type { PredictionRows } from '../importerMessages';
import { MAX_COLUMNS } from '../read/csv/csvRecords';
import { JsonFault, parseJsonRecord } from '../read/json/parseJsonRecord';
import type { Cell } from '../read/records';
import { describeRow } from './describeRow';
import type { RowPlace } from './itemMapper';
import type { Numbering } from './numbering';
import { readProbabilities, type ProbabilityFault } from './readProbabilities';
import { toText } from './toText';

/** Turns records into predictions, each row of probabilities checked and divided by its sum. */
export class PredictionMapper {
  readonly #file: string;
  readonly #plan: ColumnPlan;
  readonly #sparse: boolean;
  readonly #labels: Numbering;
  readonly #index = new Map<ImportField, number>();
  /** Class columns: where each stands, and its place among the classes. */
  readonly #classColumns: { readonly column: number; readonly name: string; readonly place: number }[] = [];
  /** Label number of each class -> its place in a row of probabilities. */
  readonly #places = new Map<number, number>();
  #allColumn = -1;
  #columns = 0;
  #rows = makeColumns();

  /** `sparse`: a class that a row does not name has probability 0 (JSON, and an object of all); otherwise its empty cell is a fault. */
  constructor(options: { readonly file: string; readonly plan: ColumnPlan; readonly sparse: boolean; readonly labels: Numbering }) {
    this.#file = options.file;
    this.#plan = options.plan;
    this.#sparse = options.sparse;
    this.#labels = options.labels;
  }

  addColumns(names: readonly string[]): void {
    for (const name of names) {
      const { field, probability } = this.#plan.roleOf(name);
      if (field !== null) this.#index.set(field, this.#columns);
      else if (probability?.of === 'class') this.#classColumns.push({ column: this.#columns, name, place: this.#placeOf(probability.name) });
      else if (probability?.of === 'all') this.#allColumn = this.#columns;
      this.#columns += 1;
    }
  }

  get size(): number {
    return this.#rows.items.length;
  }

  /** Takes a record; a problem where it cannot be taken. One that says nothing is passed on to be counted. */
  add(cells: readonly Cell[], place: RowPlace): ImportProblem | null {
    const item = this.#text(cells, 'item');
    if (item === '') return this.#problem(place, 'prediction.noItem', 'names no item', { column: this.#plan.fields.item });
    const given = this.#allColumn === -1 ? this.#cellsOfColumns(cells) : this.#cellsOfObject(cells[this.#allColumn] ?? null);
    if ('fault' in given) return this.#problem(place, given.fault.code, given.fault.what, given.fault);
    const probabilities = readProbabilities(given, this.#sparse || this.#allColumn !== -1);
    if ('fault' in probabilities) return this.#problem(place, probabilities.fault.code, probabilities.fault.what, probabilities.fault);
    const predicted = this.#text(cells, 'predicted');
    const rows = this.#rows;
    rows.records.push(place.record);
    rows.lines.push(place.line);
    rows.items.push(item);
    rows.predicted.push(predicted === '' ? -1 : this.#labels.numberOf(predicted));
    rows.probabilities.push(probabilities.values === null ? null : { places: given.map((cell) => cell.place), values: probabilities.values });
    return null;
  }

  take(): PredictionRows {
    const { records, lines, items, predicted, probabilities } = this.#rows;
    this.#rows = makeColumns();
    const width = this.#places.size;
    const matrix = new Float64Array(width * items.length);
    for (const [row, given] of probabilities.entries()) {
      const start = row * width;
      if (given === null) matrix.fill(NaN, start, start + width);
      else for (const [index, place] of given.places.entries()) matrix[start + place] = given.values[index]!;
    }
    return { records: Int32Array.from(records), lines: Int32Array.from(lines), items, predicted: Int32Array.from(predicted), classes: Int32Array.from(this.#places.keys()), probabilities: matrix };
  }

  #placeOf(name: string): number {
    const number = this.#labels.numberOf(name);
    const place = this.#places.get(number) ?? this.#places.size;
    if (place >= MAX_COLUMNS) throw new FatalProblem(makeProblem('error', 'tooManyColumns', this.#file, `${this.#file} has probabilities of more than ${MAX_COLUMNS} classes. Nothing was imported.`));
    this.#places.set(number, place);
    return place;
  }

  #cellsOfColumns(cells: readonly Cell[]) {
    return this.#classColumns.map(({ column, name, place }) => ({ name, place, text: toText(cells[column]) }));
  }

  #cellsOfObject(cell: Cell): { name: string; place: number; text: string }[] | { fault: ProbabilityFault } {
    if (cell === null) return [];
    const asObject = parseObject(toText(cell));
    if (asObject === null) return { fault: { code: 'probability.notAnObject', what: 'has probabilities that are no object of classes and numbers', column: PROBABILITIES, found: toText(cell) } };
    if (asObject.repeatedKeys.length > 0) return { fault: { code: 'probability.repeatedClass', what: `has two probabilities of the class "${asObject.repeatedKeys[0]!}"`, column: PROBABILITIES, found: toText(cell) } };
    return [...asObject.entries].map(([name, value]) => ({ name: `${PROBABILITIES}.${name}`, place: this.#placeOf(name), text: toText(value) }));
  }

  #text(cells: readonly Cell[], field: ImportField): string {
    const index = this.#index.get(field);
    return index === undefined ? '' : toText(cells[index]);
  }

  #problem(place: RowPlace, code: string, what: string, details: { readonly column?: string | null; readonly found?: string }): ImportProblem {
    return makeProblem('error', code, this.#file, `${describeRow(place, this.#file)} ${what}.`, { record: place.record, line: place.line, column: details.column ?? null, found: details.found });
  }
}

function parseObject(text: string) {
  try {
    return parseJsonRecord(text);
  } catch (error) {
    if (error instanceof JsonFault) return null;
    throw error;
  }
}

function makeColumns() {
  return { records: [] as number[], lines: [] as number[], items: [] as string[], predicted: [] as number[], probabilities: [] as ({ readonly places: readonly number[]; readonly values: readonly number[] } | null)[] };
}
