import { expect, vi } from 'vitest';
import type { ItemContent } from '../../../shared/contract/items';
import type { LabelItem, LabelProgress } from '../../../shared/contract/labelling';
import { createLabelStore, type LabelStore } from './labelStore';
import type { Call } from './types';

type StoredAnswer = NonNullable<LabelItem['answer']>;
const PLACE = { annotatorId: 1, queueId: 0 };

/** A data service as the window sees it: answers come later, in order, each write once; it can be cut off and can refuse. */
class FakeService {
  readonly answers = new Map<number, StoredAnswer>();
  readonly steps: { readonly uid: string; readonly itemId: number; readonly before: StoredAnswer | null }[] = [];
  readonly calls: { readonly message: string; readonly input: Record<string, unknown> }[] = [];
  visited: number | null = null;
  refusal: { readonly code: string; readonly message: string } | null = null;
  /** By position. */
  readonly suggestions = new Map<number, NonNullable<LabelItem['suggestion']>>();
  #left = Number.POSITIVE_INFINITY;
  #waiting: (() => void)[] = [];

  constructor(readonly size: number) {}

  readonly call: Call = (message, input) =>
    new Promise((resolve, reject) => {
      this.calls.push({ message, input: input as Record<string, unknown> });
      this.#waiting.push(() => {
        try {
          resolve(this.#answer(message, input as Record<string, never>) as never);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      if (this.#left > 0) void Promise.resolve().then(() => this.#flush());
    });

  /** Nothing is answered any more, after so many replies. */
  cutOff(after = 0): void {
    this.#left = after;
  }

  reconnect(): void {
    this.#left = Number.POSITIVE_INFINITY;
    this.#flush();
  }

  #flush(): void {
    while (this.#left > 0) {
      const run = this.#waiting.shift();
      if (!run) return;
      this.#left -= 1;
      run();
    }
  }

  #item(position: number): LabelItem | null {
    if (position < 1 || position > this.size) return null;
    const content: ItemContent = { id: position, externalId: `item-${position}`, modality: 'text', text: `text ${position}`, media: null, features: [], metadata: [], tags: {}, split: null };
    return { position, content, answer: this.answers.get(position) ?? null, suggestion: this.suggestions.get(position) ?? null };
  }

  #open(after: number): LabelItem[] {
    const all = Array.from({ length: this.size }, (_, index) => this.#item(index + 1)!);
    const skipped = all.filter((item) => item.answer?.kind === 'skip');
    return [...all.filter((item) => item.answer === null && item.position > after), ...skipped.filter((item) => item.position > after)];
  }

  #progress(): LabelProgress {
    const kinds = [...this.answers.values()].map((answer) => answer.kind);
    const skipped = kinds.filter((kind) => kind === 'skip').length;
    return { total: this.size, labelled: kinds.length - skipped, skipped };
  }

  #answer(message: string, input: Record<string, never>): unknown {
    switch (message) {
      case 'labelling.open': {
        const waiting = this.#open(0);
        const current = (this.visited === null ? null : this.#item(this.visited)) ?? waiting[0] ?? null;
        return { progress: this.#progress(), current, upcoming: waiting.filter((item) => item.content.id !== current?.content.id).slice(0, 10) };
      }
      case 'labelling.upcoming':
        return this.#open(input['position']!).slice(0, input['count']);
      case 'labelling.neighbour':
        return this.#item(Number(input['position']) + (String(input['direction']) === 'next' ? 1 : -1));
      case 'labelling.item':
        return this.#item(Number(input['itemId']));
      case 'labelling.visit':
        this.visited = Number(input['itemId']);
        return {};
      case 'annotations.add': {
        if (this.refusal) throw Object.assign(new Error(this.refusal.message), { code: this.refusal.code });
        const itemId = Number(input['itemId']);
        const uid = String(input['uid']);
        if (!this.steps.some((step) => step.uid === uid)) {
          this.steps.push({ uid, itemId, before: this.answers.get(itemId) ?? null });
          this.answers.set(itemId, { annotationUid: uid, kind: input['kind']!, classUid: input['classUid']!, note: input['note']!, createdAt: 0 });
          this.visited = input['nextItemId']!;
        }
        return { progress: this.#progress() };
      }
      case 'history.undo': {
        const step = this.steps.pop();
        if (!step) return null;
        if (step.before) this.answers.set(step.itemId, step.before);
        else this.answers.delete(step.itemId);
        return { title: `item-${step.itemId}`, itemId: step.itemId, queueId: 0 };
      }
      default:
        throw new Error(`the fake service does not know ${message}`);
    }
  }
}

/** Speaks the user's verbs. Time stands still unless `wait` is called. */
export class LabelDriver {
  readonly service: FakeService;
  readonly labels: LabelStore;
  autoAdvance = true;

  constructor(items: number) {
    vi.useFakeTimers({ now: 1_000_000 });
    this.service = new FakeService(items);
    this.labels = createLabelStore({ call: this.service.call, autoAdvance: () => this.autoAdvance });
  }

  get state() {
    return this.labels.store.getState();
  }

  /** Lets replies arrive, and time pass. */
  async wait(milliseconds = 0): Promise<void> {
    await vi.advanceTimersByTimeAsync(milliseconds);
  }

  async openQueue(): Promise<void> {
    this.labels.openQueue(PLACE);
    await this.wait();
  }

  /** Presses keys one after the other without waiting for anything: a class, `-` to skip, `+` for the suggestion. */
  type(keys: string): void {
    for (const key of keys) {
      if (key === '-') this.labels.skip();
      else if (key === '+') this.labels.acceptSuggestion();
      else this.labels.choose(key);
    }
  }

  expectItem(position: number | null): void {
    expect(this.state.current?.position ?? null).toBe(position);
  }

  /** What the service holds, by position, as typed: classes, `-` skipped, `!` ambiguous, `.` nothing. */
  expectStored(keys: string): void {
    const stored = Array.from({ length: this.service.size }, (_, index) => {
      const answer = this.service.answers.get(index + 1);
      if (!answer) return '.';
      return answer.kind === 'skip' ? '-' : answer.kind === 'ambiguous' ? '!' : answer.classUid;
    });
    expect(stored.join('').replace(/\.+$/, '')).toBe(keys);
  }

  expectProgress(labelled: number, skipped: number): void {
    expect({ labelled: this.state.progress.labelled, skipped: this.state.progress.skipped }).toEqual({ labelled, skipped });
  }
}
