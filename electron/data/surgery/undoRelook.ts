import { z } from 'zod';
import type { Undoer } from '../history/undoer';
import { setQueueRemoved } from '../queues/handlers';

const payloadSchema = z.object({ queueIds: z.array(z.number()) });

export const undoRelook: Undoer = (db, payload) => {
  for (const queueId of payloadSchema.parse(payload).queueIds) setQueueRemoved(db, queueId, true);
  return { changed: ['queues'] };
};
