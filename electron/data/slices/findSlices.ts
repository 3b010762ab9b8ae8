import type { Database } from 'better-sqlite3';
import type { Input } from '../../../shared/contract';
import type { FoundSlice, FoundSlices } from '../../../shared/contract/slices';
import { nameDimension, type TagDimension } from '../../../shared/domain/tagDimension';
import { FEW_ITEMS } from '../../../shared/evaluation/fewItems';
import { newcombeDifference } from '../../../shared/metrics/newcombeDifference';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import { findWeakSlices, type WeakSlice } from '../../../shared/slices/findWeakSlices';
import { toPair } from '../agreement/measurePart';
import { readKept, readTagKeys } from '../evaluation/dimensions';
import { findMask } from '../evaluation/findMask';
import { loadRun } from '../evaluation/loadRun';
import { type DimensionCodes, loadTagCodes } from '../evaluation/loadTagCodes';
import { loadTruth } from '../evaluation/loadTruth';
import type { AnalysisControl } from '../handler';
import { type SearchedKey, sliceKey } from './sliceKeys';

type Request = Input<'slices.find'>;

const FINDING = 0.05;

interface Searched {
  readonly name: string;
  readonly dimension: DimensionCodes;
  readonly key: SearchedKey;
}

/** The weak slices of a run among the items that a query finds. */
export async function findSlices(db: Database, request: Request, { pause }: AnalysisControl): Promise<FoundSlices> {
  const { truth, run, mask, dimensions } = db.transaction(() => readSearch(db, request))();
  await pause(0, 'counting');
  const items = Uint32Array.from(mask.keys()).filter((item) => mask[item] === 1 && truth.actual[item]! >= 0 && run.predicted[item]! >= 0);
  const errors = Uint8Array.from(items, (item) => (truth.actual[item] === run.predicted[item] ? 0 : 1));
  const total = { n: items.length, successes: errors.reduce((sum, error) => sum + error, 0) };
  const minSupport = request.minSupport ?? Math.max(FEW_ITEMS, Math.ceil(items.length / 100));
  const keys: Searched[] = [];
  for (const [at, dimension] of dimensions.entries()) {
    await pause((0.1 * at) / dimensions.length, 'counting');
    const key = sliceKey(dimension.codes, items, truth.itemCount, minSupport);
    if (key.valueCount > 0) keys.push({ name: dimension.name, dimension: dimension.codes, key });
  }
  const { maxDepth, alpha, top, seed } = request;
  const later = (share: number | null, phase: string) => pause(share === null ? null : 0.1 + 0.9 * share, phase);
  const { slices, searched } = await findWeakSlices({ errors, keys: keys.map(({ key }) => key), maxDepth, minSupport, alpha, top, seed, pause: later });
  return {
    slices: slices.map((slice) => describe(slice, keys, total, request.runId)),
    run: run.name,
    n: total.n,
    errors: total.successes,
    errorRate: total.n === 0 ? null : total.successes / total.n,
    minSupport,
    searched,
    seed,
    reason: slices.length > 0 ? null : whyNone(total, keys.length, minSupport),
  };
}

/** Crosses are left out, for the search crosses all keys; so are tags that were given while looking at errors, for there are only errors among them. */
function readSearch(db: Database, { runId, query, dimensions }: Request) {
  const truth = loadTruth(db);
  const mask = findMask(db, query);
  const reviewed = new Set(db.prepare<[], string>('SELECT key FROM tag_question WHERE removed = 0').pluck().all());
  const all = () => [...readTagKeys(db).filter((key) => !reviewed.has(key)).map((key): TagDimension => ({ kind: 'tag', key })), ...readKept(db).flatMap(({ dimension }) => (dimension.kind === 'cross' ? [] : [dimension]))];
  return { truth, mask, run: loadRun(db, runId, truth), dimensions: (dimensions ?? all()).map((dimension) => ({ name: nameDimension(dimension), codes: loadTagCodes(db, dimension, mask) })) };
}

function describe({ predicate, score, discovery, confirmation, p, q }: WeakSlice, keys: readonly Searched[], total: { readonly n: number; readonly successes: number }, runId: number): FoundSlice {
  const inside = { n: discovery.support + confirmation.support, successes: discovery.errors + confirmation.errors };
  const outside = { n: total.n - inside.n, successes: total.successes - inside.successes };
  const compared = newcombeDifference(inside, outside);
  const literals = predicate.map(({ key, value }) => ({ searched: keys[key]!, place: keys[key]!.key.places[value]! }));
  return {
    predicate: literals.map(({ searched, place }) => ({ key: searched.name, value: searched.dimension.values[place]! })),
    support: inside.n,
    errors: inside.successes,
    errorRate: inside.successes / inside.n,
    errorRateCi: toPair(wilsonInterval(inside.successes, inside.n)),
    errorRateOutside: outside.n === 0 ? null : outside.successes / outside.n,
    difference: compared?.difference ?? null,
    differenceCi: toPair(compared?.interval ?? null),
    score,
    p,
    q,
    confirmed: q !== null && q < FINDING,
    discovery,
    confirmation,
    filters: [...literals.flatMap(({ searched, place }) => searched.dimension.filters[place]!), { column: `outcome:${runId}`, operator: 'is', values: ['right', 'wrong'] }],
  };
}

function whyNone({ n, successes: errors }: { readonly n: number; readonly successes: number }, keys: number, minSupport: number): string {
  if (n === 0) return 'No item has both a gold label and a prediction of this run.';
  if (errors === 0) return 'The run makes no errors on these items.';
  if (keys === 0) return `No tag value is on at least ${minSupport.toLocaleString('en')} of the items and not on all of them. Import metadata as tags, or lower the support.`;
  return `No slice of at least ${minSupport.toLocaleString('en')} items has enough more errors than the rest. Lower the support, or search deeper.`;
}
