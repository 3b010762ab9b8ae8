import { FEW_DISTINCT_VALUES } from '../../../../shared/import/splitTagCell';
import type { Cell } from '../read/records';
import type { Batch, TagValue } from '../importerMessages';
import { toText } from './toText';

/** More different sets than this are not looked for again: memory stays bounded, the file only gets a little bigger. */
const REMEMBERED_SETS = 100_000;
const MAX_VALUES_OF_KEY = 200_000;

interface TagColumn {
  readonly column: string;
  readonly auto: boolean;
  /** What becomes of it when it has too many values. */
  readonly keep: boolean;
  readonly ids: Map<string, number>;
  demoted: boolean;
}

/** Numbers tag values and sets of them, so that a million rows with the same five tags carry one number each. */
export class TagSets {
  readonly #split: (cell: string) => readonly string[];
  readonly #sets = new Map<string, number>();
  readonly #columns = new Map<string, TagColumn>();
  #nextTag = 0;
  #nextSet = 0;
  #newTags: TagValue[] = [];
  #newSets: { id: number; tags: readonly number[] }[] = [];
  #demoted: { column: string; keep: boolean }[] = [];

  /** `split` gives the values in one cell. */
  constructor(split: (cell: string) => readonly string[]) {
    this.#split = split;
  }

  addColumn(column: string, options: { readonly auto: boolean; readonly keep: boolean }): void {
    this.#columns.set(column, { column, ...options, ids: new Map(), demoted: false });
  }

  /** Adds the tags of one cell to `into`. False: this column is no tag (any more). */
  collect(column: string, cell: Cell, into: number[]): boolean {
    const tagColumn = this.#columns.get(column);
    if (tagColumn === undefined || tagColumn.demoted) return false;
    const before = into.length;
    const values = Array.isArray(cell) ? [...new Set(cell as readonly string[])].filter((value) => value !== '') : this.#split(toText(cell));
    for (const value of values) {
      const id = this.#numberOf(tagColumn, value);
      if (id === null) {
        into.length = before;
        return false;
      }
      into.push(id);
    }
    return true;
  }

  /** Number of the set; -1 of the empty one. */
  setOf(tags: readonly number[]): number {
    if (tags.length === 0) return -1;
    const key = tags.join(',');
    const known = this.#sets.get(key);
    if (known !== undefined) return known;
    const id = this.#nextSet++;
    if (this.#sets.size < REMEMBERED_SETS) this.#sets.set(key, id);
    this.#newSets.push({ id, tags: [...tags] });
    return id;
  }

  take(): Pick<Batch, 'tags' | 'tagSets' | 'demoted'> {
    const taken = { tags: this.#newTags, tagSets: this.#newSets, demoted: this.#demoted };
    this.#newTags = [];
    this.#newSets = [];
    this.#demoted = [];
    return taken;
  }

  /** Null: one value too many, the column is no tag from here on. */
  #numberOf(column: TagColumn, value: string): number | null {
    const known = column.ids.get(value);
    if (known !== undefined) return known;
    if (column.ids.size >= (column.auto ? FEW_DISTINCT_VALUES : MAX_VALUES_OF_KEY)) {
      column.demoted = true;
      column.ids.clear();
      this.#demoted.push({ column: column.column, keep: column.keep });
      return null;
    }
    const id = this.#nextTag++;
    column.ids.set(value, id);
    this.#newTags.push({ id, column: column.column, value });
    return id;
  }
}
