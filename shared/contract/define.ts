import type { z } from 'zod';

/**
 * How a message is run:
 * `read`  quick, on the data service; `scan` may touch every row, runs in the reader process on a read-only connection;
 * `analysis` computes for long over typed arrays read once, in the analyst process: says how far it is, can be cancelled at any time;
 * `write` one transaction, one at a time, made durable before it is answered, repeatable by its operation id;
 * `task`  asynchronous: spawns processes or starts a job; does its writes itself through transactions.
 */
export type MessageKind = 'read' | 'scan' | 'analysis' | 'write' | 'task';

export interface Message<K extends MessageKind = MessageKind, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: K;
  readonly input: I;
  readonly output: O;
}

/** Declares one message of the contract. Names are `noun.verb`; types are read off the schemas. */
export function define<K extends MessageKind, I extends z.ZodType, O extends z.ZodType>(kind: K, input: I, output: O): Message<K, I, O> {
  return { kind, input, output };
}
