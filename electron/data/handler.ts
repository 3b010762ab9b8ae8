import type { Database } from 'better-sqlite3';
import type { Input, MessageName, MessageNameOf, Output } from '../../shared/contract';
import type { MessageKind } from '../../shared/contract/define';
import type { Topic } from '../../shared/contract/wire';

/** How to take one step back. `type` names an entry of the table of undoers (history/undoers.ts). */
export interface UndoRecord {
  readonly type: string;
  readonly payload: unknown;
}

export interface WriteContext {
  /** ULID of the operation; unique over all copies of the project. */
  readonly operationId: string;
  /** `operation.seq` of this write, for `operation_before`. */
  readonly operationSeq: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface WriteOutcome<O> {
  readonly output: O;
  readonly changed: readonly Topic[];
  /** Absent: the step cannot be undone and is not listed. */
  readonly undo?: UndoRecord & { readonly title: string; readonly annotatorId: number | null; readonly itemId?: number; readonly queueId?: number };
}

export type ReadHandler<N extends MessageName> = (db: Database, input: Input<N>) => Output<N>;
export type WriteHandler<N extends MessageName> = (db: Database, input: Input<N>, context: WriteContext) => WriteOutcome<Output<N>>;

type HandlerOf<K extends MessageKind, N extends MessageName> = K extends 'write' ? WriteHandler<N> : ReadHandler<N>;
/** All handlers of one kind: leaving one out, or naming one that the contract lacks, does not compile. */
export type HandlerTable<K extends MessageKind> = { readonly [N in MessageNameOf<K>]: HandlerOf<K, N> };
