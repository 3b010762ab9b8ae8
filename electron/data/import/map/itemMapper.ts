import path from 'node:path';
import type { ImportProblem } from '../../../../shared/contract/importing';
import { DECISIONS, GOLD_METHODS } from '../../../../shared/domain/annotation';
import { SPLITS, type Modality } from '../../../../shared/domain/project';
import { toSearchText } from '../../../../shared/domain/toSearchText';
import { CONTENT_FIELD, type ImportField } from '../../../../shared/import/fields';
import { findSplit } from '../../../../shared/import/parseSplit';
import type { ColumnPlan, ColumnRole } from '../../../../shared/import/planColumns';
import { makeProblem } from '../importProblem';
import type { ItemRows } from '../importerMessages';
import type { Cell } from '../read/records';
import { describeRow } from './describeRow';
import type { Numbering } from './numbering';
import type { TagSets } from './tagSets';
import { toText } from './toText';

export interface MappedMedia {
  readonly sha256: Uint8Array;
  readonly bytes: number;
  /** Index of the folder that the path is relative to. */
  readonly root: number;
}

export interface RowPlace {
  readonly record: number;
  readonly line: number;
}

/** One row on its way to the batch; media rows wait here until their file was read. */
export interface PendingItem extends RowPlace {
  readonly id: string;
  readonly content: string;
  readonly metadata: string | null;
  readonly split: number;
  readonly gold: number;
  readonly goldMethod: string | null;
  /** Of an item without a gold label: that it is ambiguous, or that nobody is right. */
  readonly goldDecision: string | null;
  readonly goldReason: string;
  readonly tagSet: number;
}

/** Decisions without a class. */
const OTHER_DECISIONS = DECISIONS.filter((decision) => decision !== 'label');

/** Turns records into rows of items and gathers them by column. */
export class ItemMapper {
  readonly #file: string;
  readonly #stem: string;
  readonly #modality: Modality;
  readonly #plan: ColumnPlan;
  readonly #labels: Numbering;
  readonly #tags: TagSets;
  readonly #onWarning: (problem: ImportProblem) => void;
  readonly #roles: ColumnRole[] = [];
  /** Columns that become tags or metadata. */
  readonly #kept: { readonly index: number; readonly role: ColumnRole }[] = [];
  readonly #index = new Map<ImportField, number>();
  #rows = new ItemColumns();
  /** Columns of our own exports. */
  #method = -1;
  #decision = -1;
  #reason = -1;
  #answers = -1;

  constructor(options: { readonly file: string; readonly modality: Modality; readonly plan: ColumnPlan; readonly labels: Numbering; readonly tags: TagSets; readonly onWarning: (problem: ImportProblem) => void }) {
    this.#file = options.file;
    this.#stem = path.parse(options.file).name;
    this.#modality = options.modality;
    this.#plan = options.plan;
    this.#labels = options.labels;
    this.#tags = options.tags;
    this.#onWarning = options.onWarning;
  }

  addColumns(names: readonly string[]): void {
    for (const name of names) {
      const role = this.#plan.roleOf(name);
      if (role.own === 'method') this.#method = this.#roles.length;
      if (role.own === 'decision') this.#decision = this.#roles.length;
      if (role.own === 'reason') this.#reason = this.#roles.length;
      if (role.own === 'answers') this.#answers = this.#roles.length;
      if (role.field !== null) this.#index.set(role.field, this.#roles.length);
      if (role.tag !== 'no') this.#tags.addColumn(role.name, { auto: role.tag === 'auto', keep: !role.feature && role.field === null });
      if (role.own === null && (role.tag !== 'no' || (role.field === null && !role.feature))) this.#kept.push({ index: this.#roles.length, role });
      this.#roles.push(role);
    }
  }

  get size(): number {
    return this.#rows.ids.length;
  }

  /** The row of a record, or what is wrong with it. */
  map(cells: readonly Cell[], place: RowPlace): PendingItem | ImportProblem {
    const contentField = CONTENT_FIELD[this.#modality];
    const raw = contentField === null ? null : this.#cell(cells, contentField);
    if (contentField !== null && raw !== null && typeof raw !== 'string') {
      return this.#problem(place, 'text.notText', contentField, `has ${Array.isArray(raw) ? 'a list' : `a value of kind ${(raw as { kind: string }).kind}`} where the ${contentField} should be`, toText(raw));
    }
    const content = contentField === null ? this.#features(cells) : toText(raw);
    if (contentField !== null && content === '') {
      if (contentField !== 'text') return this.#problem(place, `${contentField}.missing`, contentField, `names no ${contentField} file`);
      this.#onWarning(makeProblem('warning', 'text.missing', this.#file, `${describeRow(place, this.#file)} has no text; it becomes an item with an empty text.`, { ...place, column: this.#plan.fields.text ?? null }));
    }
    const id = this.#id(cells, contentField === 'image' || contentField === 'audio' ? content : null, place);
    if (id === '') return this.#problem(place, 'item.noId', 'id', 'has no id');
    const splitText = toText(this.#cell(cells, 'split'));
    const split = splitText === '' ? undefined : findSplit(splitText);
    if (splitText !== '' && split === undefined) {
      return this.#problem(place, 'split.unknown', 'split', `has the split "${splitText.slice(0, 40)}"; splits are train, dev (val) and test. To keep the column as a tag turn the guess off (--map split=)`, splitText);
    }
    const gold = toText(this.#cell(cells, 'gold'));
    const tags: number[] = [];
    const metadata: [string, string][] = [];
    // A plain loop: this is the innermost one of an import.
    for (let place = 0; place < this.#kept.length; place += 1) {
      const { index, role } = this.#kept[place]!;
      const cell = cells[index] ?? null;
      if (cell === null || cell === '') continue;
      const isTag = role.tag !== 'no' && this.#tags.collect(role.name, cell, tags);
      if (!isTag && role.field === null && !role.feature) metadata.push([role.name, toText(cell)]);
    }
    return {
      record: place.record,
      line: place.line,
      id,
      content,
      metadata: metadata.length === 0 ? null : JSON.stringify(metadata),
      split: split === undefined ? -1 : SPLITS.indexOf(split),
      gold: gold === '' ? -1 : this.#labels.numberOf(gold),
      goldMethod: this.#methodOf(cells),
      goldDecision: gold === '' && this.#decision !== -1 ? (OTHER_DECISIONS.find((known) => known === toText(cells[this.#decision])) ?? null) : null,
      goldReason: this.#reason === -1 ? '' : toText(cells[this.#reason]),
      tagSet: this.#tags.setOf(tags),
    };
  }

  /** Annotations that our own exports keep with an item. */
  answersOf(cells: readonly Cell[]): string | null {
    const text = this.#answers === -1 ? '' : toText(cells[this.#answers]);
    return text === '' ? null : text;
  }

  add(row: PendingItem, media: MappedMedia | null): void {
    this.#rows.push(row, toSearch(row.content, this.#modality), media);
  }

  take(): ItemRows {
    const rows = this.#rows.finish();
    this.#rows = new ItemColumns();
    return rows;
  }

  /** How a gold label in one of our own exports came to be. */
  #methodOf(cells: readonly Cell[]): string | null {
    const method = this.#method === -1 ? '' : toText(cells[this.#method]);
    return GOLD_METHODS.find((known) => known === method) ?? null;
  }

  #id(cells: readonly Cell[], mediaPath: string | null, place: RowPlace): string {
    if (this.#index.has('id')) return toText(this.#cell(cells, 'id'));
    return mediaPath ?? `${this.#stem}-${place.record}`;
  }

  #features(cells: readonly Cell[]): string {
    return JSON.stringify(this.#roles.flatMap((role, index) => (role.feature ? [[role.name, toText(cells[index])]] : [])));
  }

  #cell(cells: readonly Cell[], field: ImportField): Cell {
    const index = this.#index.get(field);
    return index === undefined ? null : (cells[index] ?? null);
  }

  #problem(place: RowPlace, code: string, field: ImportField, what: string, found?: string): ImportProblem {
    return makeProblem('error', code, this.#file, `${describeRow(place, this.#file)} ${what}.`, { ...place, column: this.#plan.fields[field] ?? null, found });
  }
}

/** What the search index gets where it differs from the content: a table row's values without the JSON around them. */
function toSearch(content: string, modality: Modality): string | null {
  const words = modality === 'table' ? (JSON.parse(content) as [string, string][]).map(([, value]) => value).join(' ') : content;
  const search = toSearchText(words);
  return search === content ? null : search;
}

class ItemColumns {
  readonly records: number[] = [];
  readonly lines: number[] = [];
  readonly ids: string[] = [];
  readonly contents: string[] = [];
  readonly searches: (string | null)[] = [];
  readonly metadata: (string | null)[] = [];
  readonly splits: number[] = [];
  readonly golds: number[] = [];
  readonly goldMethods: (string | null)[] = [];
  readonly goldDecisions: (string | null)[] = [];
  readonly goldReasons: string[] = [];
  readonly tagSets: number[] = [];
  readonly sha256: (Uint8Array | null)[] = [];
  readonly mediaBytes: (number | null)[] = [];
  readonly mediaRoots: number[] = [];

  push(row: PendingItem, search: string | null, media: MappedMedia | null): void {
    this.records.push(row.record);
    this.lines.push(row.line);
    this.ids.push(row.id);
    this.contents.push(row.content);
    this.searches.push(search);
    this.metadata.push(row.metadata);
    this.splits.push(row.split);
    this.golds.push(row.gold);
    this.goldMethods.push(row.goldMethod);
    this.goldDecisions.push(row.goldDecision);
    this.goldReasons.push(row.goldReason);
    this.tagSets.push(row.tagSet);
    this.sha256.push(media?.sha256 ?? null);
    this.mediaBytes.push(media?.bytes ?? null);
    this.mediaRoots.push(media?.root ?? 0);
  }

  finish(): ItemRows {
    return {
      ...this,
      records: Int32Array.from(this.records),
      lines: Int32Array.from(this.lines),
      splits: Int8Array.from(this.splits),
      golds: Int32Array.from(this.golds),
      tagSets: Int32Array.from(this.tagSets),
      mediaRoots: Int8Array.from(this.mediaRoots),
    };
  }
}
