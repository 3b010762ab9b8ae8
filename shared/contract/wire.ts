import { z } from 'zod';
import { job } from './jobs';

/** What a write may change; screens re-read what they show of it. */
export const TOPICS = ['project', 'items', 'tags', 'splits', 'gold', 'annotations', 'queues', 'labelSchema', 'guideline', 'annotators', 'history'] as const;
export type Topic = (typeof TOPICS)[number];

/** Client -> service. `operationId` (a ULID) makes a write repeatable: the second time it only answers again. */
export const request = z.object({
  id: z.int(),
  message: z.string().max(60),
  input: z.unknown(),
  operationId: z.string().length(26).optional(),
});
export type Request = z.infer<typeof request>;

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
  | { readonly type: 'changed'; readonly topics: readonly Topic[]; readonly operationId: string | null }
  | { readonly type: 'job'; readonly job: z.infer<typeof job> };
