import path from 'node:path';
import type { ImportProblem } from '../../../../shared/contract/importing';
import type { ColumnPlan } from '../../../../shared/import/planColumns';
import { makeProblem, MAX_LISTED_PROBLEMS } from '../importProblem';
import type { Batch, ReadRequest } from '../importerMessages';
import { splitTagValues } from '../../../../shared/export/tagCell';
import type { OwnExport } from '../../../../shared/import/ownExport';
import { splitTagCell } from '../../../../shared/import/splitTagCell';
import { findMedia, findMediaElsewhere, readMedia, type FoundMedia } from '../read/readMedia';
import type { Cell } from '../read/records';
import { describeRow } from './describeRow';
import { ItemMapper, type MappedMedia, type PendingItem } from './itemMapper';
import { LabelMapper } from './labelMapper';
import { Numbering } from './numbering';
import { PredictionMapper } from './predictionMapper';
import { TagSets } from './tagSets';

/** Rows in a batch, about: a piece of the file is never cut for it. */
const ROWS_A_BATCH = 2_000;

/** Gathers mapped rows, problems and new values into batches, and reads the media files that rows name. */
export class BatchBuilder {
  readonly #request: ReadRequest;
  readonly #file: string;
  readonly #mediaRoots: string[];
  readonly #sendBatch: (batch: Batch) => Promise<void>;
  readonly #labels = new Numbering();
  readonly #annotators = new Numbering();
  readonly #tags: TagSets;
  readonly #items: ItemMapper | null;
  readonly #labelRows: LabelMapper | null;
  readonly #predictions: PredictionMapper | null;
  readonly #kinds: (string | null)[] = [];
  readonly #columns: string[] = [];
  #waiting: PendingItem[] = [];
  #bad: ImportProblem[] = [];
  #warnings: ImportProblem[] = [];
  readonly #warned = new Map<string, number>();
  rows = 0;
  badRows = 0;
  unlistedWarnings = 0;

  constructor(options: { readonly request: ReadRequest; readonly file: string; readonly plan: ColumnPlan; readonly own: OwnExport | null; readonly sparse?: boolean; readonly mediaRoots: string[]; readonly sendBatch: (batch: Batch) => Promise<void> }) {
    const { request, file, plan } = options;
    const { settings, modality } = request;
    this.#request = request;
    this.#file = file;
    this.#mediaRoots = options.mediaRoots;
    this.#sendBatch = options.sendBatch;
    this.#tags = new TagSets(options.own === 'items' ? splitTagValues : (cell) => splitTagCell(cell, settings.tagSeparator));
    const isItems = settings.as === 'items';
    const isOwn = options.own !== null;
    this.#items = isItems ? new ItemMapper({ file, modality, plan, labels: this.#labels, tags: this.#tags, onWarning: (problem) => this.warn(problem) }) : null;
    this.#predictions = settings.as === 'predictions' ? new PredictionMapper({ file, plan, sparse: options.sparse ?? false, labels: this.#labels }) : null;
    // Items of our own exports bring their annotations along.
    this.#labelRows = (isItems && !isOwn) || this.#predictions ? null : new LabelMapper({ file, plan, gold: settings.as === 'gold', own: isOwn, labels: this.#labels, annotators: this.#annotators });
  }

  get nextRecord(): number {
    return this.rows + this.badRows + 1;
  }

  addColumns(names: readonly string[]): void {
    this.#columns.push(...names);
    this.#items?.addColumns(names);
    this.#labelRows?.addColumns(names);
    this.#predictions?.addColumns(names);
  }

  record(cells: readonly Cell[], line: number): void {
    const place = { record: this.nextRecord, line };
    this.#watchKinds(cells, place);
    if (!this.#items) {
      const problem = (this.#predictions ?? this.#labelRows!).add(cells, place);
      if (problem) this.badRecord(problem);
      else this.rows += 1;
      return;
    }
    const row = this.#items.map(cells, place);
    if ('severity' in row) {
      this.badRecord(row);
      return;
    }
    this.#addItem(row);
    const answers = this.#items.answersOf(cells);
    if (answers === null) return;
    const fault = this.#labelRows?.addAnswers(row.id, answers, place);
    if (fault) this.warn(fault);
  }

  #addItem(row: PendingItem): void {
    this.rows += 1;
    if (this.#mediaRoots.length === 0) this.#items!.add(row, null);
    else this.#waiting.push(row);
  }

  badRecord(problem: ImportProblem): void {
    this.badRows += 1;
    this.bad(problem);
  }

  bad(problem: ImportProblem): void {
    this.#bad.push(problem);
  }

  warn(problem: ImportProblem): void {
    const times = (this.#warned.get(problem.code) ?? 0) + 1;
    this.#warned.set(problem.code, times);
    if (times > MAX_LISTED_PROBLEMS) this.unlistedWarnings += 1;
    else this.#warnings.push(problem);
  }

  /** Sends what was gathered once it is enough for a batch. */
  async flush(bytes: number): Promise<void> {
    if (this.#waiting.length > 0) await this.#readWaitingMedia();
    if ((this.#items?.size ?? 0) + (this.#labelRows?.size ?? 0) + (this.#predictions?.size ?? 0) + this.#bad.length >= ROWS_A_BATCH) await this.#send(bytes);
  }

  async finish(bytes: number): Promise<void> {
    await this.#readWaitingMedia();
    await this.#send(bytes);
  }

  async #send(bytes: number): Promise<void> {
    const batch: Batch = {
      items: this.#items?.take() ?? null,
      labelRows: this.#labelRows?.take() ?? null,
      predictionRows: this.#predictions?.take() ?? null,
      labels: this.#labels.take(),
      annotators: this.#annotators.take(),
      ...this.#tags.take(),
      bad: this.#bad,
      warnings: this.#warnings,
      bytes,
    };
    this.#bad = [];
    this.#warnings = [];
    await this.#sendBatch(batch);
  }

  async #readWaitingMedia(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const row of waiting) {
      const near = await findMedia(this.#mediaRoots, row.content);
      const isElsewhere = 'fault' in near && near.fault === 'outside' && this.#request.mediaReach === 'anywhere';
      const place = isElsewhere ? await findMediaElsewhere(this.#mediaRoots, row.content) : near;
      const media = 'fault' in place ? place : await readMedia(place.file, this.#request.copyTo === null ? null : path.join(this.#request.copyTo, contentOf(place)));
      if ('fault' in media) {
        this.rows -= 1;
        this.badRecord(this.#mediaProblem(row, `media.${media.fault}`, MEDIA_FAULTS[media.fault]));
        continue;
      }
      const { modality } = this.#request;
      if (isElsewhere && media.type?.kind !== modality) {
        this.rows -= 1;
        this.badRecord(this.#mediaProblem(row, 'media.outside', `lies outside the folder of the imported file and is ${modality === 'image' ? 'no image' : 'no sound'} by its bytes`));
        continue;
      }
      if (isElsewhere) this.warn({ ...this.#mediaProblem(row, 'media.elsewhere', 'lies outside the folder of the imported file; the app will ask before it shows it'), severity: 'warning' });
      else if (media.type?.kind !== modality) {
        this.warn({ ...this.#mediaProblem(row, 'media.otherKind', media.bytes === 0 ? 'is empty (0 bytes)' : media.type === null ? `is not ${modality === 'image' ? 'an image' : 'a sound'} by its bytes` : `is ${media.type.mime} by its bytes`), severity: 'warning' });
      }
      const { root, relative } = place as FoundMedia;
      const mapped: MappedMedia = { sha256: media.sha256, bytes: media.bytes, root };
      this.#items!.add({ ...row, content: this.#request.copyTo === null ? relative : contentOf(place as FoundMedia) }, mapped);
    }
  }

  #mediaProblem(row: PendingItem, code: string, what: string): ImportProblem {
    const { record, line } = row;
    return makeProblem('error', code, this.#file, `${describeRow({ record, line }, this.#file)}: the file "${row.content.slice(0, 120)}" ${what}.`, { record, line, found: row.content });
  }

  /** A key whose values change their kind from record to record is worth a look: `1` and `"1"` become the same. */
  #watchKinds(cells: readonly Cell[], place: { record: number; line: number }): void {
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index]!;
      if (cell === null || (typeof cell === 'string' && this.#kinds[index] === 'text')) continue;
      const kind = typeof cell === 'string' ? 'text' : 'source' in cell ? (cell.kind === 'array' ? 'list' : cell.kind) : 'list';
      const before = this.#kinds[index] ?? null;
      if (before === null) this.#kinds[index] = kind;
      else if (before !== kind) {
        const column = this.#columns[index] ?? '';
        this.warn(makeProblem('warning', 'json.mixedTypes', this.#file, `"${column}" is of kind ${before} first and of kind ${kind} in ${describeRow(place, this.#file).replace('Row', 'row')}; both are kept as text.`, { ...place, column }));
        this.#kinds[index] = kind;
      }
    }
  }
}

/** Path in the folder of copies: files of different roots must not meet. */
function contentOf({ root, relative }: FoundMedia): string {
  return root === 0 ? relative : `_${root}/${relative}`;
}

const MEDIA_FAULTS = {
  outside: 'lies outside the folder of the imported file (and those of the project), or is no plain path; such files are not read',
  missing: 'does not exist',
  notRegular: 'is not a regular file',
  unreadable: 'cannot be opened',
} as const;
