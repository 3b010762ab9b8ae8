import { z } from 'zod';
import { ASSIGNMENT_ORDERS } from '../domain/assignment';
import { itemSelection, nothing, rowId, shortText } from './common';
import { define } from './define';
import { queueId } from './labelling';

const MOST_ANNOTATORS = 500;
const k = z.int().min(1).max(MOST_ANNOTATORS);
export const overlapRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all'), k }),
  z.object({ kind: z.literal('share'), share: z.number().min(0).max(1), k }),
  z.object({ kind: z.literal('untilAgreement'), start: k, max: k }),
]);

/** Who is to label what. `capacity`: share of the work relative to the others'. */
export const assignmentRequest = z.object({
  selection: itemSelection,
  annotators: z.array(z.object({ annotatorId: rowId, capacity: z.number().min(0.01).max(1_000) })).min(1).max(MOST_ANNOTATORS),
  rule: overlapRule,
  order: z.enum(ASSIGNMENT_ORDERS),
  seed: z.int(),
});
export type AssignmentRequest = z.infer<typeof assignmentRequest>;

export const assignmentPreview = z.object({
  /** Items selected. */
  items: z.number(),
  /** In the order in which the annotators were named: how many items each gets. */
  annotators: z.array(z.object({ annotatorId: rowId, name: z.string(), items: z.number() })),
  /** How many items have how many people in the end, who have answered or been assigned already included; ascending. */
  overlap: z.array(z.object({ people: z.number(), items: z.number() })),
  /** Items that two annotators share in the end. */
  pairs: z.array(z.object({ a: rowId, b: rowId, items: z.number() })),
  /** Items that get fewer annotators than the rule says, because there are not enough. */
  short: z.number(),
});
export type AssignmentPreview = z.infer<typeof assignmentPreview>;

export const planInfo = z.object({
  planId: rowId,
  name: z.string(),
  rule: overlapRule,
  seed: z.number(),
  createdAt: z.number(),
  /** Items that were to be shared out. */
  items: z.number(),
  /** One queue each. `extra`: items that came later, because others disagreed; they are in `total`. */
  annotators: z.array(z.object({ annotatorId: rowId, name: z.string(), queueId, total: z.number(), labelled: z.number(), skipped: z.number(), extra: z.number() })),
});
export type PlanInfo = z.infer<typeof planInfo>;

/** Whose step it is in the history; null: nobody's in particular. */
const actor = z.object({ actorId: rowId.nullable() });

export const goldQuestionResult = z.object({
  annotatorId: rowId,
  name: z.string(),
  /** Hidden in this annotator's queues. */
  asked: z.number(),
  /** Answered with a class that is no abstain class, where the item still has a gold label. */
  answered: z.number(),
  right: z.number(),
  /** Answered as ambiguous or with an abstain class: neither right nor wrong. */
  undecided: z.number(),
  /** Null with the reason while nothing was answered. */
  accuracy: z.number().nullable(),
  reason: z.string().nullable(),
  /** Wilson, 95 %. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});
export type GoldQuestionResult = z.infer<typeof goldQuestionResult>;

const goldQuestionRequest = z.object({
  annotatorIds: z.array(rowId).min(1).max(MOST_ANNOTATORS),
  /** Where questions are taken from; null: all items with a gold label. */
  selection: itemSelection.nullable(),
});

export const assignmentMessages = {
  'assignments.preview': define('scan', assignmentRequest, assignmentPreview),
  /** Makes a queue for each annotator who gets items; others do not see it. */
  'assignments.create': define(
    'write',
    actor.extend({ ...assignmentRequest.shape, name: shortText.min(1) }),
    z.object({ planId: rowId, items: z.number(), queues: z.array(z.object({ annotatorId: rowId, queueId, items: z.number() })) }),
  ),
  /** Plans that were not removed, oldest first. */
  'assignments.list': define('read', nothing, z.array(planInfo)),
  /** Takes the queues away; what was answered stays. */
  'assignments.remove': define('write', actor.extend({ planId: rowId }), nothing),
  /** For each annotator: items that could be asked, and how many items of their queue are still to be answered (null: no queue of their own). */
  'goldQuestions.available': define('scan', goldQuestionRequest, z.array(z.object({ annotatorId: rowId, available: z.number(), open: z.number().nullable() }))),
  /** Hides up to `count` questions a person among what they have not answered yet; as far as possible the same ones for all. */
  'goldQuestions.add': define('write', actor.extend({ ...goldQuestionRequest.shape, count: z.int().min(1).max(10_000), seed: z.int() }), z.array(z.object({ annotatorId: rowId, added: z.number() }))),
  /** Takes the questions that were not answered yet out of these annotators' queues. */
  'goldQuestions.remove': define('write', actor.extend({ annotatorIds: z.array(rowId).min(1).max(MOST_ANNOTATORS) }), z.object({ removed: z.number() })),
  'goldQuestions.result': define('read', nothing, z.array(goldQuestionResult)),
};
