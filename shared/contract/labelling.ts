import { z } from 'zod';
import { AUTOMATION_LEVELS } from '../domain/model';
import { define } from './define';
import { annotationKind, itemSelection, longText, nothing, rowId, shortText, uid } from './common';
import { itemContent } from './items';

/** `queueId` 0 is the built-in queue of all items in order of import. */
export const queueId = z.int().min(0);

export const queueInfo = z.object({
  id: queueId,
  name: z.string(),
  total: z.number(),
  /** Of the asking annotator. */
  labelled: z.number(),
  skipped: z.number(),
  /** These are the asking annotator's assignments: others do not see the queue. */
  isAssigned: z.boolean(),
  /** How far a model acts for people. */
  automation: z.enum(AUTOMATION_LEVELS),
});
export type QueueInfo = z.infer<typeof queueInfo>;

/** An item as the labelling screen gets it: content plus what this annotator answered before. */
export const labelItem = z.object({
  /** Place in the queue, 1-based. */
  position: z.number(),
  content: itemContent,
  answer: z.object({ annotationUid: uid, kind: annotationKind, classUid: z.string().nullable(), note: z.string(), createdAt: z.number() }).nullable(),
  /** What the queue's model suggests; null where the queue shows none (human only, shadow, audited items). */
  suggestion: z.object({ classUid: z.string(), confidence: z.number().nullable(), runName: z.string() }).nullable(),
});
export type LabelItem = z.infer<typeof labelItem>;

export const labelProgress = z.object({ total: z.number(), labelled: z.number(), skipped: z.number() });
export type LabelProgress = z.infer<typeof labelProgress>;

const place = z.object({ annotatorId: rowId, queueId });

export const labellingMessages = {
  /** The annotator's own assignments first, newest first, then the common queues. */
  'queues.list': define('read', z.object({ annotatorId: rowId }), z.array(queueInfo)),
  'queues.create': define('write', z.object({ name: shortText.min(1), selection: itemSelection, order: z.enum(['asListed', 'random']), seed: z.int() }), z.object({ queueId, items: z.number() })),
  'queues.remove': define('write', z.object({ queueId: rowId }), nothing),
  /** Where this annotator stands in the queue: the item to show now, and the next ones to have ready. */
  'labelling.open': define('read', place, z.object({ progress: labelProgress, current: labelItem.nullable(), upcoming: z.array(labelItem) })),
  /** Up to `count` items after `position`, that this annotator has not answered; skipped ones come after all others. */
  'labelling.upcoming': define('read', place.extend({ position: z.int().min(0), count: z.int().min(1).max(50) }), z.array(labelItem)),
  /** The nearest item before/after `position`, answered or not; null at the ends. */
  'labelling.neighbour': define('read', place.extend({ position: z.int().min(0), direction: z.enum(['previous', 'next']) }), labelItem.nullable()),
  'labelling.item': define('read', place.extend({ itemId: rowId }), labelItem.nullable()),
  /** Remembers where the annotator is, so that a reopened project shows the same item. */
  'labelling.visit': define('write', place.extend({ itemId: rowId }), nothing),
  /** One answer. `uid` is a ULID made by the sender and is also the operation id: sending it twice is one annotation. */
  'annotations.add': define(
    'write',
    place.extend({
      uid: z.string().length(26),
      itemId: rowId,
      kind: z.enum(['label', 'ambiguous', 'skip']),
      classUid: uid.nullable(),
      note: longText.max(10_000),
      durationMs: z.int().min(0).nullable(),
      /** The item that is on the screen after this answer; null when the queue is done. */
      nextItemId: rowId.nullable(),
    }),
    z.object({ progress: labelProgress }),
  ),
  /** Takes back the newest step of this annotator, or of nobody in particular, that still stands; null when there is none. Without an annotator only the latter. */
  'history.undo': define('write', z.object({ annotatorId: rowId.nullable() }), z.object({ title: z.string(), itemId: rowId.nullable(), queueId: queueId.nullable() }).nullable()),
  /** Steps that undo would take back, newest first. */
  'history.list': define('read', z.object({ annotatorId: rowId.nullable(), limit: z.int().min(1).max(500) }), z.array(z.object({ operationId: z.string(), title: z.string(), at: z.number(), itemId: rowId.nullable() }))),
};
