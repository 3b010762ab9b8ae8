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

/** How a long computation says where it is and lets others in. */
export interface AnalysisControl {
  /**
   * Says how far the work is (`share` of 0 to 1, null while unknown; `phase` in a word or two), lets the process read its messages,
   * and throws `Refusal('cancelled')` when nobody waits for the answer any more. To be awaited every 10 ms of work or so.
   */
  readonly pause: (share: number | null, phase: string) => Promise<void>;
}

export type ReadHandler<N extends MessageName> = (db: Database, input: Input<N>) => Output<N>;
export type WriteHandler<N extends MessageName> = (db: Database, input: Input<N>, context: WriteContext) => WriteOutcome<Output<N>>;

/** Reads what it needs before its first pause, in one go: later, the project may have been closed or changed. */
export type AnalysisHandler<N extends MessageName> = (db: Database, input: Input<N>, control: AnalysisControl) => Promise<Output<N>>;

type HandlerOf<K extends MessageKind, N extends MessageName> = K extends 'write' ? WriteHandler<N> : K extends 'analysis' ? AnalysisHandler<N> : ReadHandler<N>;
/** All handlers of one kind: leaving one out, or naming one that the contract lacks, does not compile. */
export type HandlerTable<K extends MessageKind> = { readonly [N in MessageNameOf<K>]: HandlerOf<K, N> };
