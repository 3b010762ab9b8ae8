import type { Input, MessageName, Output } from '../../../shared/contract';
import type { LabelItem } from '../../../shared/contract/labelling';

export type Call = <N extends MessageName>(message: N, input: Input<N>, operationId?: string) => Promise<Output<N>>;

/** Whose turn it is, in which queue. */
export interface Place {
  readonly annotatorId: number;
  readonly queueId: number;
}

export interface Answer {
  readonly kind: 'label' | 'ambiguous' | 'skip';
  /** Null unless `kind` is `label`. */
  readonly classUid: string | null;
  readonly note: string;
}

/** An answer that was sent and not yet acknowledged as durable. `item` is the item as it was before the answer. */
export interface SentAnswer {
  /** ULID: the annotation's uid and the operation's id. */
  readonly uid: string;
  readonly place: Place;
  readonly item: LabelItem;
  readonly answer: Answer;
  readonly nextItemId: number | null;
  readonly durationMs: number;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  /** `performance.now()` of the key press; null when it came from elsewhere. */
  readonly pressedAt: number | null;
}

/** An answer that the service did not take. It is kept here, with its item, until the user decides. */
export interface RefusedAnswer extends SentAnswer {
  readonly code: string;
  readonly message: string;
}
