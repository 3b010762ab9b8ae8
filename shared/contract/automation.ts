import { z } from 'zod';
import { AUTOMATION_LEVELS } from '../domain/model';
import { nothing, rowId, share, uid } from './common';
import { define } from './define';

const rate = z.number().nullable();
const interval = z.tuple([z.number(), z.number()]).nullable();

const automation = z.object({
  level: z.enum(AUTOMATION_LEVELS),
  /** The run whose predictions are used; null with `human`. */
  runId: rowId.nullable(),
  /** Partial: predictions at least as sure as this are accepted. */
  threshold: share,
  /** Partial and full: share of them that people label all the same, without seeing the prediction. */
  auditShare: share,
  seed: z.int(),
});
export type QueueAutomation = z.infer<typeof automation>;

const agreementOfModel = z.object({ n: z.number(), agreed: z.number(), rate, rateCi: interval, kappa: rate });

export const automationMessages = {
  'automation.get': define('read', z.object({ queueId: rowId }), automation.extend({ autoLabels: z.number(), runName: z.string().nullable() })),
  'automation.set': define('write', z.object({ queueId: rowId, automation }), nothing),
  /** What accepting would do: how many items of the queue, how many for people, and how often the run was right on labelled dev items at least as sure. */
  'automation.preview': define('scan', z.object({ queueId: rowId, automation }), z.object({
    waiting: z.number(),
    accepted: z.number(),
    audited: z.number(),
    left: z.number(),
    expected: z.object({ n: z.number(), right: z.number(), rate, rateCi: interval }),
  })),
  /** Gives auto-labels to the items of a partial or full queue that nobody has answered. One undo withdraws them all. */
  'automation.accept': define('write', z.object({ queueId: rowId }), z.object({ accepted: z.number(), audited: z.number(), left: z.number() })),
  /** How often people and the model agreed in this queue, apart by whether people saw the prediction. */
  'automation.agreement': define('scan', z.object({ queueId: rowId }), z.object({ unseen: agreementOfModel, audit: agreementOfModel, seen: agreementOfModel })),
  'autoLabels.summary': define('scan', nothing, z.object({ items: z.number(), byClass: z.array(z.object({ classUid: uid, items: z.number() })), byQueue: z.array(z.object({ queueId: rowId, name: z.string(), items: z.number(), at: z.number() })) })),
};
