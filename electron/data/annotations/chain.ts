import { createHash } from 'node:crypto';

/**
 * One event of the log as its hash covers it: everything that carries meaning, by ids that are the same in every copy of the
 * project (never by row number). Times in epoch milliseconds.
 */
export interface ChainedEvent {
  readonly origin: string;
  readonly originSeq: number;
  readonly uid: string;
  readonly kind: string;
  readonly item: string;
  readonly annotator: string;
  readonly classUid: string | null;
  readonly refersTo: string | null;
  readonly note: string;
  readonly createdAt: number;
  readonly durationMs: number | null;
  readonly schemaVersion: number;
  readonly guidelineVersion: number;
  readonly suggestion: string | null;
}

/**
 * SHA-256 over the hash before it and the event. The encoding is a JSON array: it can be read back one way only, so that no two
 * different events give the same bytes. `previous` is null for the first event of an origin.
 */
export function hashEvent(previous: Buffer | null, event: ChainedEvent): Buffer {
  const encoded = JSON.stringify([
    event.origin,
    event.originSeq,
    event.uid,
    event.kind,
    event.item,
    event.annotator,
    event.classUid,
    event.refersTo,
    event.note,
    event.createdAt,
    event.durationMs,
    event.schemaVersion,
    event.guidelineVersion,
    event.suggestion,
  ]);
  return createHash('sha256').update(`${previous?.toString('hex') ?? ''}\n${encoded}`).digest();
}
