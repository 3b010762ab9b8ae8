import { z } from 'zod';
import { AUTOMATION_LEVELS } from '../../../shared/domain/model';
import type { Undoer } from '../history/undoer';
import { putItemsBack } from '../queues/leaveQueue';
import { writeAutomation } from './automationOf';

const before = z.object({ level: z.enum(AUTOMATION_LEVELS), runId: z.number().nullable(), threshold: z.number(), auditShare: z.number(), seed: z.number() });
const payloadSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('set'), queueId: z.number(), before }),
  z.object({ what: z.literal('accepted'), queueId: z.number(), operationId: z.string() }),
]);
export type AutomationUndo = z.infer<typeof payloadSchema>;

/** Withdraws the auto-labels of one acceptance and no others; answers that people gave meanwhile stand. */
export const undoAutomation: Undoer = (db, payload, { undoneSeq }) => {
  const step = payloadSchema.parse(payload);
  if (step.what === 'set') {
    writeAutomation(db, step.queueId, step.before);
    return { changed: ['automation', 'annotations'] };
  }
  db.prepare('DELETE FROM auto_label WHERE operation_id = ?').run(step.operationId);
  db.prepare('DELETE FROM queue_audit WHERE queue_id = ? AND operation_id = ?').run(step.queueId, step.operationId);
  putItemsBack(db, step.queueId, undoneSeq);
  return { changed: ['automation', 'queues', 'items', 'annotations'] };
};
