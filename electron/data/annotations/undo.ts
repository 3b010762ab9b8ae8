import { ulid } from 'ulid';
import { z } from 'zod';
import { extendOverlap } from '../assignments/extendOverlap';
import type { Undoer } from '../history/undoer';
import { setPlace } from '../queues/places';
import { appendEvent } from './appendEvent';

const payloadSchema = z.object({ uid: z.string(), itemId: z.number(), annotatorId: z.number(), queueId: z.number() });

/** Appends an event that takes the answer back; the answer before it stands again, and the item is the one on the screen. */
export const undoAnnotation: Undoer = (db, payload, { now }) => {
  const { uid, itemId, annotatorId, queueId } = payloadSchema.parse(payload);
  appendEvent(db, { uid: ulid(now), kind: 'withdraw', itemId, annotatorId, classId: null, refersTo: uid, note: '', createdAt: now, durationMs: null });
  setPlace(db, annotatorId, queueId, itemId);
  return { changed: extendOverlap(db, itemId) ? ['annotations', 'queues'] : ['annotations'] };
};
