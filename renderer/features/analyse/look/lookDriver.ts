import { vi } from 'vitest';
import type { Input, MessageName, Output } from '../../../../shared/contract';
import { ALL_ITEMS } from '../../../../shared/domain/itemQuery';
import { createLookStore, type LookedItem, type LookStore } from './lookStore';

const QUESTIONS = [1, 2];

/** A data service as the window sees it: replies come later, in order; it can be silent for a while and can refuse. */
export class LookDriver {
  readonly answers = new Map<string, boolean>();
  /** Answers that follow from a tag put on elsewhere. */
  readonly followed = new Set<string>();
  readonly looking: LookStore;
  refusal: string | null = null;
  #waiting: (() => void)[] = [];
  #steps: { readonly itemId: number; readonly before: ReadonlyMap<string, boolean> }[] = [];
  #isSilent = false;

  constructor(readonly size: number) {
    vi.useFakeTimers();
    const call = <N extends MessageName>(message: N, input: Input<N>) =>
      new Promise<Output<N>>((resolve, reject) => {
        this.#waiting.push(() => {
          try {
            resolve(this.#answer(message, input as never) as Output<N>);
          } catch (error) {
            reject(error as Error);
          }
        });
        if (!this.#isSilent) void Promise.resolve().then(() => this.#flush());
      });
    this.looking = createLookStore({ call, annotatorId: () => 1 });
  }

  /** Starts at the item of this number. */
  async start(from = 1): Promise<void> {
    const request = { runId: 1, query: ALL_ITEMS, which: 'errors', size: this.size, seed: 0, title: '', population: ALL_ITEMS } as const;
    this.looking.ask(QUESTIONS);
    this.looking.start(request, { itemIds: Array.from({ length: this.size }, (_, index) => index + 1), available: this.size, done: 0, firstOpen: from - 1 });
    await this.wait();
  }

  /** Replies stop, or come again. */
  silence(isSilent: boolean): void {
    this.#isSilent = isSilent;
    if (!isSilent) this.#flush();
  }

  async wait(): Promise<void> {
    await vi.advanceTimersByTimeAsync(0);
  }

  /** Number of the item on the screen; null: none (past the last), `…`: not read yet. */
  get item(): number | null | '…' {
    const { itemIds, at, items } = this.looking.store.getState();
    const id = itemIds[at];
    return id === undefined ? null : items.has(id) ? id : '…';
  }

  /** What the screen shows of the item: `y`, `n` or `.`, one a question. */
  shown(itemId: number): string {
    const item = this.looking.store.getState().items.get(itemId);
    return QUESTIONS.map((id) => ({ true: 'y', false: 'n' })[String(item?.answers.find(({ questionId }) => questionId === id)?.yes)] ?? '.').join('');
  }

  /** What the service holds, one item after the other. */
  get stored(): string {
    return Array.from({ length: this.size }, (_, index) => QUESTIONS.map((id) => ({ true: 'y', false: 'n' })[String(this.answers.get(`${index + 1}.${id}`))] ?? '.').join('')).join(' ');
  }

  #flush(): void {
    for (let run = this.#waiting.shift(); run && !this.#isSilent; run = this.#waiting.shift()) run();
  }

  #answer(message: MessageName, input: never): unknown {
    switch (message) {
      case 'tagReview.item':
        return this.#item((input as Input<'tagReview.item'>).itemId);
      case 'tagReview.answer': {
        if (this.refusal !== null) throw new Error(this.refusal);
        const { itemId, answers } = input as Input<'tagReview.answer'>;
        this.#steps.push({ itemId, before: new Map(this.answers) });
        for (const { questionId, yes } of answers) {
          this.followed.delete(`${itemId}.${questionId}`);
          if (yes === null) this.answers.delete(`${itemId}.${questionId}`);
          else this.answers.set(`${itemId}.${questionId}`, yes);
        }
        return { answers };
      }
      case 'history.undo': {
        const step = this.#steps.pop();
        if (!step) return null;
        this.answers.clear();
        for (const [key, yes] of step.before) this.answers.set(key, yes);
        return { title: '', itemId: step.itemId, queueId: null };
      }
      default:
        throw new Error(`unexpected message ${message}`);
    }
  }

  #item(itemId: number): LookedItem {
    const content = { id: itemId, externalId: `item-${itemId}`, modality: 'text' as const, text: `text ${itemId}`, media: null, features: [], metadata: [], tags: {}, split: null };
    const answers = QUESTIONS.map((questionId) => [questionId, `${itemId}.${questionId}`] as const).map(([questionId, key]) => ({ questionId, yes: this.answers.get(key) ?? null, looked: this.answers.has(key) && !this.followed.has(key) }));
    return { item: { content, goldClassUid: 'a', decision: 'label', autoLabel: null, events: [], gold: [] }, predicted: 'b', confidence: 0.5, probabilities: [], answers };
  }
}
