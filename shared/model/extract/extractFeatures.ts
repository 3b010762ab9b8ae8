import type { Pause } from '../../metrics/measure';
import type { DenseRows } from '../featureRows';
import type { ExtractEnvironment } from './extractEnvironment';
import type { ExtractedKind } from './featureVersions';
import { openReader, type Reader } from './openReader';

export interface FeatureItem<Id> {
  readonly itemId: Id;
  /** Bytes of an image or a sound; the text of a text. May reject: then this item has no features. */
  readonly load: () => Promise<Uint8Array | string>;
}

/** Some items further. */
export interface FeatureBlock<Id> {
  /** Of the rows of `features`, in the order in which the items were given. */
  readonly itemIds: readonly Id[];
  readonly features: DenseRows;
  readonly failures: readonly { readonly itemId: Id; readonly reason: string }[];
}

/**
 * Features of images, sounds or texts, block by block, as they are computed.
 *
 * An item that can't be loaded or decoded stands in `failures` with its reason, and the others go on; whoever asks decides whether enough are left. What fails for
 * every item (no network, a backend that was lost) rejects. `pause` is called before each item and each block and ends the work by rejecting;
 * ending the iteration early ends it too. Either way the network's memory is given back.
 *
 * Images and texts need a tfjs backend that was started before; sounds need none. Nothing is fitted: an item's features depend on that item alone, and on FEATURE_VERSIONS.
 * The order of blocks is that of the items.
 */
export async function* extractFeatures<Id>(kind: ExtractedKind, items: readonly FeatureItem<Id>[], environment: ExtractEnvironment, pause: Pause): AsyncGenerator<FeatureBlock<Id>, void, undefined> {
  if (items.length === 0) return;
  const reader = await openReader(kind, environment);
  try {
    for (let first = 0; first < items.length; first += reader.blockSize) {
      yield await extractBlock(reader, items.slice(first, first + reader.blockSize), (done) => pause((first + done) / items.length, 'features'));
    }
  } finally {
    reader.dispose();
  }
}

async function extractBlock<Id>(reader: Reader, items: readonly FeatureItem<Id>[], pauseAt: (done: number) => Promise<void>): Promise<FeatureBlock<Id>> {
  const [ready, failures]: [{ itemId: Id; prepared: Awaited<ReturnType<Reader['prepare']>> }[], { itemId: Id; reason: string }[]] = [[], []];
  for (const [at, { itemId, load }] of items.entries()) {
    await pauseAt(at);
    try {
      ready.push({ itemId, prepared: await reader.prepare(await load()) });
    } catch (error) {
      failures.push({ itemId, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  await pauseAt(items.length);
  const values = ready.length === 0 ? new Float32Array(0) : await reader.read(ready.map(({ prepared }) => prepared));
  if (!values.every(Number.isFinite)) throw new Error('What was computed from the items are no numbers: the backend does not compute as it should.');
  return { itemIds: ready.map(({ itemId }) => itemId), features: { kind: 'dense', rows: ready.length, columns: reader.columns, values }, failures };
}
