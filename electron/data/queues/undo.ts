import { z } from 'zod';
import type { Undoer } from '../history/undoer';
import { setQueueRemoved } from './handlers';

const payloadSchema = z.object({ queueId: z.number(), removed: z.boolean() });

export const undoQueueChange: Undoer = (db, payload) => {
  const { queueId, removed } = payloadSchema.parse(payload);
  setQueueRemoved(db, queueId, removed);
  return { changed: ['queues'] };
};
