import { z } from 'zod';
import type { Undoer } from '../history/undoer';
import { setPlanRemoved } from './removePlan';

const payloadSchema = z.object({ planId: z.number(), removed: z.boolean() });

export const undoPlanChange: Undoer = (db, payload) => {
  const { planId, removed } = payloadSchema.parse(payload);
  setPlanRemoved(db, planId, removed);
  return { changed: ['queues'] };
};
