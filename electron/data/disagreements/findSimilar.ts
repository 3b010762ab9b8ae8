import type { Database } from 'better-sqlite3';
import type { SimilarItem } from '../../../shared/contract/settling';
import { toSearchText } from '../../../shared/domain/toSearchText';
import { standingSeq } from '../gold/standingDecision';
import { readItemRows } from '../items/readItemRows';

/** Decided items that are compared, newest first: enough to find a precedent, few enough to look through at once. */
const COMPARED = 2_000;
/** Characters of a text that are compared. */
const COMPARED_CHARACTERS = 2_000;

interface Decided {
  readonly itemId: number;
  readonly content: string;
  readonly reason: string;
  readonly by: string;
}

/**
 * Items that a person decided (or that came decided from a file) and that are like this one: the same two classes in dispute first,
 * then the share of words in common (Jaccard), then tags in common. Among equals the newest decision first. Items with nothing in common are left out.
 */
export function findSimilar(db: Database, itemId: number, limit: number): SimilarItem[] {
  const isText = db.prepare<[], string>("SELECT value FROM project WHERE key = 'modality'").pluck().get() === 'text';
  const contentOf = (id: number) => db.prepare<[number], string>(`SELECT substr(content, 1, ${COMPARED_CHARACTERS}) FROM item WHERE id = ?`).pluck().get(id) ?? '';
  const words = isText ? wordsOf(contentOf(itemId)) : new Set<string>();
  const tags = new Set(tagsOf(db, [itemId]).map(([, tagId]) => tagId));
  const disputed = disputedClasses(db, itemId);
  const decided = readDecided(db, itemId, isText);
  const sameTags = new Map<number, number>();
  if (tags.size > 0) for (const [id, tagId] of tagsOf(db, decided.map((entry) => entry.itemId))) if (tags.has(tagId)) sameTags.set(id, (sameTags.get(id) ?? 0) + 1);
  const sameClasses = new Set(disputed.length < 2 ? [] : withBoth(db, disputed, decided.map((entry) => entry.itemId)));
  const scored = decided.map((entry, place) => ({
    entry,
    place,
    basis: { sameClasses: sameClasses.has(entry.itemId), words: isText ? overlap(words, wordsOf(entry.content)) : 0, tags: sameTags.get(entry.itemId) ?? 0 },
  }));
  const best = scored
    .filter(({ basis }) => basis.sameClasses || basis.words > 0 || basis.tags > 0)
    .sort((a, b) => Number(b.basis.sameClasses) - Number(a.basis.sameClasses) || b.basis.words - a.basis.words || b.basis.tags - a.basis.tags || a.place - b.place)
    .slice(0, limit);
  const rows = readItemRows(db, Uint32Array.from(best, ({ entry }) => entry.itemId));
  return rows.map(({ id, externalId, preview, decision, goldClassUid }, place) => ({ itemId: id, externalId, preview, decision: decision!, goldClassUid, reason: best[place]!.entry.reason, by: best[place]!.entry.by, basis: best[place]!.basis }));
}

/** The decisions of people that stand, newest first. */
function readDecided(db: Database, except: number, isText: boolean): Decided[] {
  return db
    .prepare<[number, number], Decided>(
      `SELECT g.item_id AS itemId, ${isText ? `substr(i.content, 1, ${COMPARED_CHARACTERS})` : "''"} AS content, g.reason, g.by FROM gold_event g JOIN item_state s ON s.item_id = g.item_id JOIN item i ON i.id = g.item_id
       WHERE g.method IN ('adjudicated', 'imported') AND g.decision <> 'open' AND s.decision IS NOT NULL AND g.item_id <> ? AND g.seq = ${standingSeq('g.item_id')}
       ORDER BY g.seq DESC LIMIT ?`,
    )
    .all(except, COMPARED);
}

/** The two commonest answers. */
function disputedClasses(db: Database, itemId: number): number[] {
  return db.prepare<[number], number>("SELECT class_id FROM current_label WHERE item_id = ? AND kind = 'label' GROUP BY class_id ORDER BY count(*) DESC, class_id LIMIT 2").pluck().all(itemId);
}

function withBoth(db: Database, classIds: readonly number[], itemIds: readonly number[]): number[] {
  return db
    .prepare<[string, string], number>(
      `SELECT l.item_id FROM json_each(?) wanted CROSS JOIN current_label l ON l.item_id = wanted.value WHERE l.kind = 'label' AND l.class_id IN (SELECT value FROM json_each(?)) GROUP BY l.item_id HAVING count(DISTINCT l.class_id) = 2`,
    )
    .pluck()
    .all(JSON.stringify(itemIds), JSON.stringify(classIds));
}

function tagsOf(db: Database, itemIds: readonly number[]): [itemId: number, tagId: number][] {
  return db.prepare<[string], [number, number]>('SELECT it.item_id, it.tag_id FROM json_each(?) wanted CROSS JOIN item_tag it ON it.item_id = wanted.value').raw().all(JSON.stringify(itemIds));
}

function wordsOf(text: string): Set<string> {
  return new Set(toSearchText(text).toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
