import { describeFound } from '../../../shared/import/describeFound';
import { Refusal } from '../refusal';

const LAST_TIME = 8_640_000_000_000_000;

/** Checks the values of one table of a file that came from somebody else; what does not fit is refused by file, table, row and column. */
export class RowCheck {
  readonly #file: string;
  readonly #table: string;
  /** Number of the row that is looked at: its key where that is a number. */
  row: unknown = 0;

  constructor(file: string, table: string) {
    this.#file = file;
    this.#table = table;
  }

  text(column: string, value: unknown, { min = 0, max, pattern }: { readonly min?: number; readonly max: number; readonly pattern?: RegExp }): string {
    if (typeof value !== 'string') return this.fail(column, 'is no text', value);
    if (value.length < min || value.length > max) return this.fail(column, `has ${value.length} characters, where ${min} to ${max} are allowed`, value);
    if (pattern && !pattern.test(value)) return this.fail(column, 'has a form that Goldset does not write', value);
    return value;
  }

  integer(column: string, value: unknown, { min = 0, max = Number.MAX_SAFE_INTEGER }: { readonly min?: number; readonly max?: number } = {}): number {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max ? value : this.fail(column, `is no whole number from ${min} to ${max}`, value);
  }

  /** Epoch milliseconds of any time that a calendar has. */
  time(column: string, value: unknown): number {
    return this.integer(column, value, { min: -LAST_TIME, max: LAST_TIME });
  }

  flag(column: string, value: unknown): 0 | 1 {
    return value === 0 || value === 1 ? value : this.fail(column, 'is neither 0 nor 1', value);
  }

  bytes(column: string, value: unknown, length: number): Buffer {
    return Buffer.isBuffer(value) && value.length === length ? value : this.fail(column, `is not ${length} bytes long`, value);
  }

  oneOf<T extends string>(column: string, value: unknown, allowed: readonly T[]): T {
    return allowed.find((entry) => entry === value) ?? this.fail(column, `is none of ${allowed.join(', ')}`, value);
  }

  orNull<T>(value: unknown, check: (value: unknown) => T): T | null {
    return value === null ? null : check(value);
  }

  fail(column: string, what: string, value: unknown): never {
    const found = Buffer.isBuffer(value) ? `${value.length} bytes` : describeFound(String(value));
    throw new Refusal('foreignRow', `${this.#file}: in the table ${this.#table}, row ${describeFound(String(this.row))}, “${column}” ${what} (found: ${found}). Nothing was changed.`);
  }
}
