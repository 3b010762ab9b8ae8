import { z } from 'zod';
import { job } from './jobs';

/** What a write may change; screens re-read what they show of it. */
export const TOPICS = ['project', 'items', 'tags', 'splits', 'gold', 'discussion', 'annotations', 'queues', 'labelSchema', 'guideline', 'annotators', 'history', 'runs', 'models', 'automation', 'slices', 'judgements', 'tagReview', 'todos'] as const;
export type Topic = (typeof TOPICS)[number];

/** Client -> service. `operationId` (a ULID) makes a write repeatable: the second time it only answers again. */
export const request = z.object({
  id: z.int(),
  message: z.string().max(60),
  input: z.unknown(),
  operationId: z.string().length(26).optional(),
});
export type Request = z.infer<typeof request>;

/**
 * Message name by which a window takes back a scan or an analysis that it no longer waits for: `{id, message: CANCEL_REQUEST, input: {id: 7}}`.
 * It has no answer of its own; request 7 is then refused as `cancelled`, unless it is a scan that runs already.
 */
export const CANCEL_REQUEST = 'request.cancel';
export const cancelInput = z.object({ id: z.int() });

/** An expected failure (`refused`: the user can act on it) or an unexpected one (`internal`). */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly expected: boolean;
}

/** Service -> client. */
export type Reply =
  | { readonly type: 'reply'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'reply'; readonly id: number; readonly ok: false; readonly failure: Failure }
  /** How far an analysis is: `share` of 0 to 1, null while unknown. */
  | { readonly type: 'progress'; readonly id: number; readonly share: number | null; readonly phase: string }
  | { readonly type: 'changed'; readonly topics: readonly Topic[]; readonly operationId: string | null }
  | { readonly type: 'job'; readonly job: z.infer<typeof job> };
