import type { Database } from 'better-sqlite3';
import { hashEvent, type ChainedEvent } from './chain';

/** A chain: an origin's, or what went on beside it from the event `base_seq` (hash `base_hash`) on. */
interface Origin {
  readonly id: number;
  readonly uid: string;
  readonly base_seq: number;
  readonly base_hash: Buffer | null;
  readonly last_seq: number;
  readonly last_hash: Buffer | null;
}
type EventRow = ChainedEvent & { readonly hash: Buffer };

/**
 * Recomputes the hash chain of each origin, and of each log that went on beside it, and compares: a byte changed anywhere in an event, an event missing, added or out of
 * place is found. One sentence a finding, at most `limit`. `newest`: only the events that arrived last, so many in all, and the end of each chain.
 */
export function findChainProblems(db: Database, { newest, limit = 20 }: { readonly newest?: number; readonly limit?: number } = {}): string[] {
  const problems: string[] = [];
  const origins = db.prepare<[], Origin>(`SELECT id, uid, ${basesOf(db)}, last_seq, last_hash FROM origin ORDER BY id`).all();
  const firstNewest = newest === undefined ? null : findFirstNewest(db, newest);
  for (const origin of origins) problems.push(...originProblems(db, origin, firstNewest === null ? origin.base_seq : (firstNewest.get(origin.id) ?? origin.last_seq + 1) - 1));
  return problems.length > limit ? [...problems.slice(0, limit), `… and ${problems.length - limit} more findings in the log.`] : problems;
}

/** A project of before there were forks is checked too, when it is opened and before it is upgraded. */
function basesOf(db: Database): string {
  const columns = db.pragma('table_info(origin)') as { readonly name: string }[];
  return columns.some(({ name }) => name === 'base_seq') ? 'base_seq, base_hash' : '0 AS base_seq, NULL AS base_hash';
}

/** Of each chain that has some of the events that arrived last, the number of its first one. */
function findFirstNewest(db: Database, newest: number): Map<number, number> {
  return new Map(db.prepare<[number], [number, number]>('SELECT origin_id, min(origin_seq) FROM annotation WHERE seq > (SELECT ifnull(max(seq), 0) FROM annotation) - ? GROUP BY origin_id').raw().all(newest));
}

/** `after`: events with this number and below are taken as read. */
function originProblems(db: Database, origin: Origin, after: number): string[] {
  const problems: string[] = [];
  let previous = after === origin.base_seq ? origin.base_hash : (db.prepare<[number, number], Buffer>('SELECT hash FROM annotation WHERE origin_id = ? AND origin_seq = ?').pluck().get(origin.id, after) ?? null);
  let expected = after + 1;
  const events = db.prepare<[number, number], EventRow>(EVENTS).iterate(origin.id, after);
  for (const event of events) {
    const at = `Event ${event.originSeq} of the log (${origin.uid})`;
    if (event.originSeq !== expected) problems.push(`${at} should be number ${expected}: events are missing or out of place.`);
    else if (!Buffer.isBuffer(event.hash) || !hashEvent(previous, event).equals(event.hash)) problems.push(`${at} is not what was written: its hash does not fit.`);
    expected = event.originSeq + 1;
    previous = event.hash;
  }
  const isEnd = expected - 1 === origin.last_seq && (previous === null ? origin.last_hash === null : Buffer.isBuffer(previous) && origin.last_hash?.equals(previous) === true);
  if (!isEnd) problems.push(`The log (${origin.uid}) ends at event ${expected - 1}, not where it was last written to (${origin.last_seq}).`);
  return problems;
}

const EVENTS = `
  SELECT o.uid AS origin, a.origin_seq AS originSeq, a.uid, a.kind, i.external_id AS item, n.uid AS annotator, c.uid AS classUid, a.refers_to AS refersTo,
         a.note, a.created_at AS createdAt, a.duration_ms AS durationMs, a.schema_version AS schemaVersion, a.guideline_version AS guidelineVersion, a.suggestion, a.hash
  FROM annotation a JOIN origin o ON o.id = a.origin_id
  LEFT JOIN item i ON i.id = a.item_id LEFT JOIN annotator n ON n.id = a.annotator_id LEFT JOIN class c ON c.id = a.class_id
  WHERE a.origin_id = ? AND a.origin_seq > ? ORDER BY a.origin_seq`;
