import type { LabelProgress } from '../../../shared/contract/labelling';
import type { Call, RefusedAnswer, SentAnswer } from './types';

/** Labelling pauses when this many answers wait, or when the oldest has waited this long: more would be guessing that they will be saved. */
export const MOST_WAITING = 20;
export const LONGEST_WAIT_MS = 2_000;

export interface OutboxState {
  /** Oldest first. */
  readonly pending: readonly SentAnswer[];
  readonly paused: boolean;
}

export interface OutboxOptions {
  readonly call: Call;
  readonly now: () => number;
  readonly onState: (state: OutboxState) => void;
  /** The answer is durable. */
  readonly onSaved: (answer: SentAnswer, progress: LabelProgress, isLast: boolean) => void;
  readonly onRefused: (answer: RefusedAnswer) => void;
}

export interface AnswerOutbox {
  send(answer: SentAnswer): void;
  /** Resolves when nothing waits any more, whether saved or refused. */
  settled(): Promise<void>;
}

/** Answers on their way: sent at once, kept until acknowledged. The client resends them when the service was restarted. */
export function createAnswerOutbox(options: OutboxOptions): AnswerOutbox {
  let pending: readonly SentAnswer[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiters: (() => void)[] = [];

  const report = () => {
    clearTimeout(timer);
    const oldest = pending[0];
    const age = oldest ? options.now() - oldest.sentAt : 0;
    const paused = pending.length >= MOST_WAITING || age >= LONGEST_WAIT_MS;
    if (oldest && age < LONGEST_WAIT_MS) timer = setTimeout(report, LONGEST_WAIT_MS - age);
    options.onState({ pending, paused });
    if (pending.length > 0) return;
    const done = waiters;
    waiters = [];
    for (const resolve of done) resolve();
  };
  const remove = (answer: SentAnswer) => {
    pending = pending.filter((other) => other !== answer);
  };

  return {
    send(answer) {
      pending = [...pending, answer];
      report();
      const { uid, place, item, nextItemId, durationMs } = answer;
      options.call('annotations.add', { ...place, uid, itemId: item.content.id, ...answer.answer, durationMs, nextItemId }, uid).then(
        ({ progress }) => {
          remove(answer);
          options.onSaved(answer, progress, pending.length === 0);
          report();
        },
        (error: unknown) => {
          remove(answer);
          const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
          options.onRefused({ ...answer, code, message: error instanceof Error ? error.message : String(error) });
          report();
        },
      );
    },
    settled: () => (pending.length === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
  };
}
