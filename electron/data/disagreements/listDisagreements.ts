import type { Database } from 'better-sqlite3';
import type { Output } from '../../../shared/contract';
import type { DisagreementFilter } from '../../../shared/contract/settling';
import { posteriorEntropy } from '../../../shared/consensus/posteriorEntropy';
import { type ProjectLabels, readLabels } from '../agreement/readLabels';
import type { AnalysisControl } from '../handler';
import { findItemsOnce } from '../items/findItems';
import { findDisagreements, type OpenItem } from './findDisagreements';
import { itemPosteriors } from './itemPosteriors';
import { voteEntropy } from './voteEntropy';

const MOST_PAIRS = 50;

/** The queue of open disagreements, worst first: by entropy of the posterior, then of the votes, then in order of import. */
export async function listDisagreements(db: Database, { filter }: { readonly filter: DisagreementFilter }, control: AnalysisControl): Promise<Output<'disagreements.list'>> {
  const read = db.transaction(() => {
    const labels = readLabels(db);
    const open = findDisagreements(db, labels);
    return { labels, open, wanted: findWanted(db, labels, open, filter), tags: countTags(db, open), posteriors: itemPosteriors(db, labels, control) };
  })();
  const { labels, open, wanted, tags } = read;
  const { computed, reason } = await read.posteriors;
  const votes = new Map(wanted.map((item) => [item.itemId, voteEntropy(labels.matrix, item)]));
  const bits = computed === null ? null : posteriorEntropy(computed.consensus, labels.matrix.classCount);
  const entropyOf = ({ itemId, place }: OpenItem) => (bits === null ? votes.get(itemId)! : place < 0 ? 0 : bits[place]!);
  const sorted = wanted.map((item) => ({ itemId: item.itemId, entropy: entropyOf(item), votes: votes.get(item.itemId)! })).sort((a, b) => b.entropy - a.entropy || b.votes - a.votes || a.itemId - b.itemId);
  return {
    itemIds: sorted.map(({ itemId }) => itemId),
    entropies: sorted.map(({ entropy }) => entropy),
    measure: computed === null ? 'votes' : 'posterior',
    reason,
    total: open.length,
    ...countSides(labels, open),
    tags,
  };
}

function findWanted(db: Database, { matrix: { start, label, annotator }, annotators, classes }: ProjectLabels, open: readonly OpenItem[], { pair, annotatorId, tag, text }: DisagreementFilter): OpenItem[] {
  let wanted = [...open];
  if (pair !== null) {
    const [a, b] = pair.map((uid) => classes.findIndex((entry) => entry.uid === uid));
    wanted = wanted.filter(({ place }) => {
      if (place < 0) return false;
      const given = label.subarray(start[place], start[place + 1]);
      return given.includes(a!) && given.includes(b!);
    });
  }
  if (annotatorId !== null) {
    const flagged = new Set(db.prepare<[number], number>("SELECT item_id FROM current_label WHERE annotator_id = ? AND kind = 'ambiguous'").pluck().all(annotatorId));
    const number = annotators.findIndex(({ id }) => id === annotatorId);
    wanted = wanted.filter(({ place, itemId }) => flagged.has(itemId) || (place >= 0 && annotator.subarray(start[place], start[place + 1]).includes(number)));
  }
  if (tag !== null || text !== '') {
    const filters = tag === null ? [] : [{ column: `tag:${tag.key}`, operator: 'is' as const, values: [tag.value] }];
    const found = new Set(findItemsOnce(db, { search: text, filters, sort: null }));
    wanted = wanted.filter(({ itemId }) => found.has(itemId));
  }
  return wanted;
}

/** Which classes are in dispute with which, and who takes part. */
function countSides({ matrix: { start, label, annotator, classCount }, classes, annotators }: ProjectLabels, open: readonly OpenItem[]): Pick<Output<'disagreements.list'>, 'pairs' | 'annotators'> {
  const pairs = new Map<number, number>();
  const items = new Uint32Array(annotators.length);
  for (const { place } of open) {
    if (place < 0) continue;
    const given = distinct(label, start[place]!, start[place + 1]!).sort((a, b) => a - b);
    for (let one = 0; one < given.length; one += 1) {
      for (let other = one + 1; other < given.length; other += 1) {
        const key = given[one]! * classCount + given[other]!;
        pairs.set(key, (pairs.get(key) ?? 0) + 1);
      }
    }
    for (const who of distinct(annotator, start[place]!, start[place + 1]!)) items[who]! += 1;
  }
  return {
    pairs: [...pairs]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_PAIRS)
      .map(([key, count]) => ({ a: classes[Math.floor(key / classCount)]!.uid, b: classes[key % classCount]!.uid, items: count })),
    annotators: annotators.map(({ id, name }, place) => ({ id, name, items: items[place]! })).filter((entry) => entry.items > 0),
  };
}

/** Each value once; an item has few. */
function distinct(values: Uint16Array, from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = from; at < to; at += 1) if (!found.includes(values[at]!)) found.push(values[at]!);
  return found;
}

function countTags(db: Database, open: readonly OpenItem[]): { key: string; value: string; items: number }[] {
  return db
    .prepare<[string], { key: string; value: string; items: number }>(
      `SELECT t.key, t.value, count(*) AS items FROM json_each(?) wanted CROSS JOIN item_tag it ON it.item_id = wanted.value CROSS JOIN tag t ON t.id = it.tag_id
       GROUP BY t.id ORDER BY items DESC, t.id LIMIT 100`,
    )
    .all(JSON.stringify(open.map(({ itemId }) => itemId)));
}
