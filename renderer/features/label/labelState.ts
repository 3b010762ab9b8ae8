import type { LabelItem, LabelProgress } from '../../../shared/contract/labelling';
import type { Answer, Place, RefusedAnswer, SentAnswer } from './types';

/** What happened last, for the live region and the status line. `id` grows with every event. */
export type LabelEvent = { readonly id: number } & (
  | { readonly kind: 'saved'; readonly answer: Answer; readonly position: number; readonly total: number }
  | { readonly kind: 'undone'; readonly title: string }
  | { readonly kind: 'nothingToUndo' | 'atFirst' | 'atLast' }
  | { readonly kind: 'failed'; readonly message: string }
);
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type NewLabelEvent = WithoutId<LabelEvent>;

export interface LabelState {
  /** `resting`: nothing left to show in this pass; `failed`: the queue could not be opened. */
  readonly phase: 'idle' | 'opening' | 'labelling' | 'resting' | 'failed';
  readonly place: Place | null;
  /** The item on the screen. Null while labelling means that the next one is still on its way. */
  readonly current: LabelItem | null;
  /** Unanswered items in memory, in the order in which they come; skipped ones last. */
  readonly upcoming: readonly LabelItem[];
  readonly progress: LabelProgress;
  /** Second pass, over what was skipped. */
  readonly skippedToo: boolean;
  readonly pending: readonly SentAnswer[];
  /** Too much waits for its acknowledgement: no answers are taken until it has come. */
  readonly paused: boolean;
  /** Answers that were not taken; labelling waits for the user's decision. */
  readonly refused: readonly RefusedAnswer[];
  /** When the answers of the last minutes were given; epoch milliseconds. */
  readonly answeredAt: readonly number[];
  readonly event: LabelEvent | null;
  /** Why the queue could not be opened. */
  readonly failure: string | null;
}

export const INITIAL_LABEL_STATE: LabelState = {
  phase: 'idle',
  place: null,
  current: null,
  upcoming: [],
  progress: { total: 0, labelled: 0, skipped: 0 },
  skippedToo: false,
  pending: [],
  paused: false,
  refused: [],
  answeredAt: [],
  event: null,
  failure: null,
};

type Kind = NonNullable<LabelItem['answer']>['kind'];

/** Progress after an item's present answer changed from one kind to another; null: no answer. */
export function moveProgress(progress: LabelProgress, from: Kind | null, to: Kind | null): LabelProgress {
  const isSkip = (kind: Kind | null) => Number(kind === 'skip');
  const isAnswer = (kind: Kind | null) => Number(kind === 'label' || kind === 'ambiguous');
  return { ...progress, labelled: progress.labelled + isAnswer(to) - isAnswer(from), skipped: progress.skipped + isSkip(to) - isSkip(from) };
}
