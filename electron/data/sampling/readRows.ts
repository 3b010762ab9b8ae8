import type { Database } from 'better-sqlite3';
import { hashTexts } from '../../../shared/model/features/text/hashTexts';
import { applyPreprocessing, fitPreprocessing, type FeatureSource } from '../../../shared/model/featureSource';
import type { FeatureRows } from '../../../shared/model/featureRows';
import { FEATURE_VERSIONS, type ExtractedKind } from '../../../shared/model/extract/featureVersions';
import type { FeatureKind } from '../../../shared/domain/model';
import type { Modality } from '../../../shared/domain/project';
import type { Pause } from '../../../shared/metrics/measure';
import { fileState } from '../db/keptWhileUnchanged';
import { readFeatures } from '../features/featureCache';
import { Refusal } from '../refusal';
import { readContents } from '../training/readContents';

/** Items a read of contents or vectors. */
const ITEMS_A_READ = 5_000;

export interface ItemRows {
  /** Before anything is fitted: a row an entry of `itemIds`. */
  readonly source: FeatureSource;
  /** Items the rows are of, ascending. Of pictures and sounds those that have vectors. */
  readonly itemIds: Uint32Array;
  /** By row: equal numbers are equal content, spaces and case aside. */
  readonly content: Int32Array;
}

/** What items are compared by, unless something else is asked for. */
const USUAL: Readonly<Record<Modality, FeatureKind>> = { text: 'textNgrams', table: 'tableRows', image: 'imageMobileNet', audio: 'audioLogMel' };

/** Contents change by imports and merges alone, and labels change nothing of them. */
const CONTENTS = "SELECT (SELECT ifnull(max(id), 0) FROM item) || '.' || (SELECT ifnull(max(id), 0) FROM import_batch) || '.' || (SELECT ifnull(max(id), 0) FROM merge_batch)";

const kept = new WeakMap<Database, { readonly state: string; readonly rows: ItemRows }>();

/** What is to be known of all items to compare them. Kept in memory until items come in, vectors until the file changes. Throws `Refusal` where no picture or sound has been read yet. */
export async function readRows(db: Database, pause: Pause, features?: FeatureKind): Promise<ItemRows> {
  const modality = db.prepare<[], string>("SELECT value FROM project WHERE key = 'modality'").pluck().get() as Modality;
  const kind = features ?? USUAL[modality];
  const isContent = kind === 'textNgrams' || kind === 'tableRows';
  const state = `${kind} ${isContent ? String(db.prepare(CONTENTS).pluck().get()) : fileState(db)}`;
  const known = kept.get(db);
  if (known?.state === state) return known.rows;
  const items = db.prepare<[], number>('SELECT ifnull(max(id), 0) FROM item').pluck().get()!;
  const rows = isContent ? await readContent(db, items, kind, pause) : await readVectors(db, items, kind, pause);
  kept.set(db, { state, rows });
  return rows;
}

async function readContent(db: Database, items: number, kind: 'textNgrams' | 'tableRows', pause: Pause): Promise<ItemRows> {
  const all = { texts: [] as string[], rows: [] as [string, string][][] };
  for (let from = 1; from <= items; from += ITEMS_A_READ) {
    const { texts, rows } = readContents(db, from, ITEMS_A_READ);
    for (const text of texts) all.texts.push(text);
    for (const row of rows) all.rows.push(row);
    await pause(from / items, 'reading items');
  }
  const source: FeatureSource = kind === 'textNgrams' ? { kind, texts: await hashTexts(all.texts, pause) } : { kind, rows: all.rows };
  const keys = kind === 'textNgrams' ? all.texts.map((text) => text.trim().replace(/\s+/g, ' ').toLowerCase()) : all.rows.map((row) => JSON.stringify(row));
  return { source, itemIds: Uint32Array.from({ length: items }, (_, at) => at + 1), content: numberEqual(keys) };
}

async function readVectors(db: Database, items: number, kind: ExtractedKind, pause: Pause): Promise<ItemRows> {
  const version = FEATURE_VERSIONS[kind];
  const blocks: ReturnType<typeof readFeatures>[] = [];
  for (let from = 1; from <= items; from += ITEMS_A_READ) {
    blocks.push(readFeatures(db, version, from, ITEMS_A_READ));
    await pause(from / items, 'reading features');
  }
  const columns = Math.max(0, ...blocks.map((block) => block.columns));
  const rows = blocks.reduce((sum, { itemIds }) => sum + itemIds.length, 0);
  if (rows === 0) throw new Refusal('noFeatures', `The ${CALLED[kind]} of this project have not been read yet, so nobody knows which are alike. Train a model first; label a few items for it, or take a random batch.`);
  const [values, itemIds] = [new Float32Array(rows * columns), new Uint32Array(rows)];
  let at = 0;
  for (const block of blocks) {
    values.set(block.values, at * columns);
    itemIds.set(block.itemIds, at);
    at += block.itemIds.length;
  }
  return { source: { kind: 'dense', vectors: { kind: 'dense', rows, columns, values }, unitLength: kind === 'textEmbedding' }, itemIds, content: Int32Array.from(itemIds.keys()) };
}

const CALLED: Readonly<Record<ExtractedKind, string>> = { imageMobileNet: 'pictures', audioLogMel: 'sounds', textEmbedding: 'sentences' };

function numberEqual(keys: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(keys, (key) => {
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  });
}

/** Features of all rows, fitted on these (all if left out). */
export function toFeatures({ source }: ItemRows, rows?: ArrayLike<number>): FeatureRows {
  return applyPreprocessing(fitPreprocessing(source, rows), source);
}
