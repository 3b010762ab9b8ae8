import type { Output } from '../contract';
import type { TrainingPlan } from '../contract/models';
import type { FeatureKind } from '../domain/model';
import { extractFeatures, type FeatureItem } from '../model/extract/extractFeatures';
import { FEATURE_VERSIONS, type ExtractedKind } from '../model/extract/featureVersions';
import { hashTexts } from '../model/features/text/hashTexts';
import type { Features } from '../model/trainedModel';
import type { TrainingEnvironment } from './trainingEnvironment';

export interface ReadFeatures {
  readonly features: Features;
  /** Places of items that have features, ascending. */
  readonly usable: Int32Array;
  /** Items without, and why. */
  readonly failures: readonly { readonly itemId: number; readonly reason: string }[];
}

const CHUNK = 2_000;
/** Vectors that are kept in one go: a label that is saved meanwhile waits for no more than that. */
const SAVED = 64;

interface ReadOptions {
  readonly plan: TrainingPlan;
  readonly contents: Output<'training.contents'>;
  /** Places of items. Vectors are made of these first, and of the others only where a model asks for all (`Features.complete`). Null: of all. */
  readonly first: Int32Array | null;
}

/** Features of items: of their contents, or the vectors that the project keeps, with those that are missing computed and kept. */
export async function readFeatures(kind: FeatureKind, options: ReadOptions, environment: TrainingEnvironment): Promise<ReadFeatures> {
  if (kind !== 'textNgrams' && kind !== 'tableRows') return readVectors(kind, options, environment);
  const { plan, contents } = options;
  const usable = Int32Array.from({ length: plan.items }, (_, item) => item);
  const source = kind === 'textNgrams' ? ({ kind, texts: await hashTexts(contents.texts, environment.pause) } as const) : ({ kind, rows: contents.rows } as const);
  return { features: { kind, version: `${kind}@1`, source }, usable, failures: [] };
}

async function readVectors(kind: ExtractedKind, { plan, contents, first }: ReadOptions, environment: TrainingEnvironment): Promise<ReadFeatures> {
  const vectors = await readKept(kind, plan, environment);
  const wanted = Array.from(first ?? Array(plan.items).keys(), (item) => item + 1);
  // texts of one length together: a network takes as long for each as for the longest of those it reads at once
  if (kind === 'textEmbedding') wanted.sort((a, b) => contents.texts[a - 1]!.length - contents.texts[b - 1]!.length || a - b);
  const missing = () => wanted.filter((itemId) => !vectors.has(itemId));
  let failures: ReadFeatures['failures'] = [];
  if (missing().length > 0) {
    const load = (itemId: number) => (kind === 'textEmbedding' ? Promise.resolve(contents.texts[itemId - 1]!) : environment.load(itemId));
    // After a backend that went away, what was computed before it did is there.
    const compute = async () => {
      failures = await computeVectors(kind, missing().map((itemId) => ({ itemId, load: () => load(itemId) })), vectors, environment);
    };
    // sounds need no network, and so no backend
    await (kind === 'audioLogMel' ? compute() : environment.backends.run(compute, ({ message }) => environment.onNotice(message)));
  }
  const columns = vectors.values().next().value?.length ?? 0;
  const values = new Float32Array(plan.items * columns);
  for (const [itemId, vector] of vectors) values.set(vector, (itemId - 1) * columns);
  const usable = Int32Array.from([...vectors.keys()].sort((a, b) => a - b), (itemId) => itemId - 1);
  const source = { kind: 'dense', vectors: { kind: 'dense', rows: plan.items, columns, values }, unitLength: kind === 'textEmbedding' } as const;
  const complete = first && (async () => (await readVectors(kind, { plan, contents, first: null }, environment)).features.source);
  return { features: { kind, version: FEATURE_VERSIONS[kind], source, ...(complete && { complete }) }, usable, failures };
}

async function readKept(kind: ExtractedKind, { items }: TrainingPlan, { call, pause }: TrainingEnvironment): Promise<Map<number, Float32Array>> {
  const vectors = new Map<number, Float32Array>();
  for (let from = 1; from <= items; from += CHUNK) {
    await pause((from - 1) / items, 'reading features');
    const { itemIds, columns, values } = await call('features.read', { version: FEATURE_VERSIONS[kind], from, count: Math.min(CHUNK, items - from + 1) });
    itemIds.forEach((itemId, row) => vectors.set(itemId, values.subarray(row * columns, (row + 1) * columns)));
  }
  return vectors;
}

/** Adds to `vectors` what can be computed, and has the project keep it. Returns the items of which nothing could be. */
async function computeVectors(kind: ExtractedKind, items: readonly FeatureItem<number>[], vectors: Map<number, Float32Array>, { call, extract, pause }: TrainingEnvironment): Promise<ReadFeatures['failures']> {
  const failures: { readonly itemId: number; readonly reason: string }[] = [];
  let waiting: number[] = [];
  const save = async () => {
    const columns = vectors.get(waiting[0]!)!.length;
    const values = new Float32Array(waiting.length * columns);
    waiting.forEach((itemId, row) => values.set(vectors.get(itemId)!, row * columns));
    await call('features.save', { version: FEATURE_VERSIONS[kind], block: { itemIds: Uint32Array.from(waiting), columns, values } });
    waiting = [];
  };
  for await (const { itemIds, features, failures: broken } of extractFeatures(kind, items, extract, (share) => pause(share, 'computing features'))) {
    itemIds.forEach((itemId, row) => vectors.set(itemId, features.values.subarray(row * features.columns, (row + 1) * features.columns)));
    waiting.push(...itemIds);
    failures.push(...broken);
    if (waiting.length >= SAVED) await save();
  }
  if (waiting.length > 0) await save();
  return failures;
}
