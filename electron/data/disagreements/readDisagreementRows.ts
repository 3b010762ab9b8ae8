import type { Database } from 'better-sqlite3';
import type { DisagreementRow } from '../../../shared/contract/settling';
import { readLabels } from '../agreement/readLabels';
import type { AnalysisControl } from '../handler';
import { readItemRows } from '../items/readItemRows';
import { itemPosteriors } from './itemPosteriors';
import { voteEntropy } from './voteEntropy';

/** A class that nobody gave is a candidate from here on. */
const WORTH_SAYING = 0.01;

type Vote = readonly [itemId: number, classUid: string | null, count: number];

/** Lines of the queue for these items, in this order: what stands between which classes, how likely each is. */
export async function readDisagreementRows(db: Database, itemIds: readonly number[], control: AnalysisControl): Promise<DisagreementRow[]> {
  const wanted = JSON.stringify(itemIds);
  const read = db.transaction(() => {
    const labels = readLabels(db);
    return {
      labels,
      items: readItemRows(db, Uint32Array.from(itemIds)),
      votes: db
        .prepare<[string], Vote>(
          `SELECT l.item_id, c.uid, count(*) FROM json_each(?) wanted CROSS JOIN current_label l ON l.item_id = wanted.value LEFT JOIN class c ON c.id = l.class_id
           WHERE l.kind IN ('label', 'ambiguous') GROUP BY wanted.key, l.class_id ORDER BY wanted.key, count(*) DESC, c.position`,
        )
        .raw()
        .all(wanted),
      posteriors: itemPosteriors(db, labels, control),
    };
  })();
  const { labels, items, votes } = read;
  const { computed } = await read.posteriors;
  const { classCount } = labels.matrix;
  return items.map(({ id: itemId, externalId, preview, decision, goldClassUid }) => {
    const own = votes.filter(([id]) => id === itemId);
    const flags = own.find(([, classUid]) => classUid === null)?.[2] ?? 0;
    const place = findPlace(labels.itemIds, itemId);
    const posterior = computed === null || place < 0 ? null : computed.consensus.posterior.subarray(place * classCount, (place + 1) * classCount);
    const posteriorOf = new Map(posterior === null ? [] : labels.classes.map(({ uid }, at) => [uid, posterior[at]!]));
    const given = own.flatMap(([, classUid, count]) => (classUid === null ? [] : [{ classUid, count, posterior: posteriorOf.get(classUid) ?? null }]));
    const others = [...posteriorOf].filter(([uid, value]) => value >= WORTH_SAYING && !given.some(({ classUid }) => classUid === uid)).map(([classUid, value]) => ({ classUid, count: 0, posterior: value }));
    return {
      itemId,
      externalId,
      preview,
      decision,
      goldClassUid,
      candidates: [...given, ...others.sort((a, b) => b.posterior - a.posterior)],
      flags,
      entropy: posterior === null ? voteEntropy(labels.matrix, { place, flags }) : entropyOf(posterior),
    };
  });
}

/** Place of an item among ascending ids, -1 where it is not there. */
function findPlace(ids: Uint32Array, itemId: number): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const id = ids[middle]!;
    if (id === itemId) return middle;
    if (id < itemId) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function entropyOf(shares: Float64Array): number {
  let bits = 0;
  for (const share of shares) if (share > 0) bits -= share * Math.log2(share);
  return Math.max(0, bits);
}
