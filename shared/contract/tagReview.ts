import { z } from 'zod';
import { itemQuery, nothing, rowId, shortText } from './common';
import { CLASS_HOTKEYS } from '../domain/labelSchema';
import { define } from './define';
import { itemDetail } from './items';

/** Keys that answer a question; N answers the rest. */
export const QUESTION_HOTKEYS = CLASS_HOTKEYS.filter((key) => key !== 'n');
const hotkey = z.string().refine((key) => QUESTION_HOTKEYS.includes(key), 'a key is one of 1 to 9 and a to z without n').nullable();

/** A tag value that is given while looking: yes, no, or not looked at yet. */
const tagQuestion = z.object({ id: rowId, key: shortText.min(1), value: shortText.min(1), hotkey, yes: z.number(), no: z.number() });
export type TagQuestion = z.infer<typeof tagQuestion>;

const answer = z.object({ questionId: rowId, yes: z.boolean().nullable() });

export const tagReviewMessages = {
  'tagReview.questions': define('read', nothing, z.array(tagQuestion)),
  /** Items that carry the tag already are a yes that nobody has looked at: no rate counts them before somebody has. */
  'tagReview.addQuestion': define('write', z.object({ key: shortText.min(1), value: shortText.min(1), hotkey }), tagQuestion),
  'tagReview.saveQuestion': define('write', z.object({ id: rowId, hotkey }), tagQuestion),
  'tagReview.removeQuestion': define('write', z.object({ id: rowId }), nothing),
  /** The items to go through, in order. `errors`: items the run got wrong; `sample`: drawn at random from all that are evaluated, so that rates over them are unbiased; both in a seeded order. At most `size`. */
  'tagReview.plan': define(
    'analysis',
    z.object({ runId: rowId, query: itemQuery, which: z.enum(['errors', 'right', 'sample', 'listed']), size: z.int().min(1).max(100_000), seed: z.int() }),
    z.object({
      itemIds: z.array(rowId),
      /** How many fit, of which `itemIds` are the first. */
      available: z.number(),
      /** Of `itemIds`: those for which every question was answered while looking, and the place of the first that is not; null: there is none. */
      done: z.number(),
      firstOpen: z.number().nullable(),
    }),
  ),
  /** One item with what the run said of it and which questions are answered. */
  'tagReview.item': define(
    'read',
    z.object({ itemId: rowId, runId: rowId }),
    z.object({ item: itemDetail, predicted: z.string().nullable(), confidence: z.number().nullable(), probabilities: z.array(z.object({ class: z.string(), probability: z.number() })), /** `looked`: given while looking; else it follows from a tag that was put on or taken off elsewhere. */ answers: z.array(answer.extend({ looked: z.boolean() })) }),
  ),
  /** Answers of one item in one step: yes puts the tag on it, no and null take it off. `drawn`: the item is one of a random draw and was not picked. */
  'tagReview.answer': define('write', z.object({ itemId: rowId, annotatorId: rowId.nullable(), drawn: z.boolean(), answers: z.array(answer).min(1).max(200) }), z.object({ answers: z.array(answer) })),
};
