import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Input, Output } from '../../../../shared/contract';
import type { DisagreementFilter } from '../../../../shared/contract/settling';
import type { Decision } from '../../../../shared/domain/annotation';

export const NO_FILTER: DisagreementFilter = { pair: null, annotatorId: null, tag: null, text: '' };

interface Draft {
  readonly reason: string;
  readonly asExample: boolean;
}
const EMPTY_DRAFT: Draft = { reason: '', asExample: false };

type Listed = Output<'disagreements.list'>;

export interface SettleState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly failure: string | null;
  /** How far the computation of the order is; null while unknown. */
  readonly progress: { readonly share: number | null; readonly phase: string } | null;
  readonly filter: DisagreementFilter;
  readonly listed: Omit<Listed, 'itemIds' | 'entropies'> | null;
  /** Worst first, as they were when the queue was opened; those put off for later at the end. */
  readonly queue: readonly number[];
  readonly at: number;
  /** What was decided here since then, before and after it was written; `open`: taken back or opened again. */
  readonly decided: ReadonlyMap<number, Decision | 'open'>;
  readonly drafts: ReadonlyMap<number, Draft>;
  /** Names of annotators are shown before a decision, too. */
  readonly showNames: boolean;
}

export interface SettleSessionOptions {
  readonly list: (filter: DisagreementFilter, options: { signal: AbortSignal; onProgress: (share: number | null, phase: string) => void }) => Promise<Listed>;
  readonly decide: (input: Input<'gold.decide'>) => Promise<Output<'gold.decide'>>;
  readonly reopen: (input: Input<'gold.reopen'>) => Promise<unknown>;
  readonly undo: (annotatorId: number) => Promise<Output<'history.undo'>>;
  /** Who decides; null: nobody was chosen. */
  readonly annotatorId: () => number | null;
  readonly onFailure: (title: string, error: unknown) => void;
  readonly onTold: (message: string) => void;
}

/** Working through the queue of disagreements: a decision moves on at once and is written behind; one that could not be written is come back to. */
export class SettleSession {
  readonly store: UseBoundStore<StoreApi<SettleState>>;
  readonly #options: SettleSessionOptions;
  #loading: AbortController | null = null;

  constructor(options: SettleSessionOptions) {
    this.#options = options;
    this.store = create<SettleState>(() => ({ phase: 'loading', failure: null, progress: null, filter: NO_FILTER, listed: null, queue: [], at: 0, decided: new Map(), drafts: new Map(), showNames: false }));
  }

  /** Loads the queue of a filter, or takes these items as they are. */
  async open(filter: DisagreementFilter, only: readonly number[] | null = null): Promise<void> {
    this.#loading?.abort();
    const loading = (this.#loading = new AbortController());
    const before = this.current;
    this.store.setState({ filter, phase: 'loading', failure: null, progress: null });
    try {
      const { itemIds, entropies: _, ...listed } = await this.#options.list(filter, { signal: loading.signal, onProgress: (share, phase) => !loading.signal.aborted && this.store.setState({ progress: { share, phase } }) });
      if (loading.signal.aborted) return;
      const queue = only ?? itemIds;
      this.store.setState({ phase: 'ready', progress: null, listed, queue, decided: new Map(), at: Math.max(0, before === null ? 0 : queue.indexOf(before)) });
    } catch (error) {
      if (!loading.signal.aborted) this.store.setState({ phase: 'failed', progress: null, failure: error instanceof Error ? error.message : String(error) });
    }
  }

  close(): void {
    this.#loading?.abort();
    this.store.setState({ queue: [], at: 0, decided: new Map(), phase: 'loading' });
  }

  get current(): number | null {
    const { queue, at } = this.store.getState();
    return queue[at] ?? null;
  }

  get draft(): Draft {
    return this.store.getState().drafts.get(this.current ?? -1) ?? EMPTY_DRAFT;
  }

  goTo(at: number): void {
    const { queue } = this.store.getState();
    if (queue.length > 0) this.store.setState({ at: Math.max(0, Math.min(queue.length - 1, at)) });
  }

  step(by: number): void {
    this.goTo(this.store.getState().at + by);
  }

  /** Puts the item at the end of the queue. */
  later(): void {
    const { queue, at } = this.store.getState();
    const itemId = queue[at];
    if (itemId === undefined || queue.length < 2) return;
    this.store.setState({ queue: [...queue.slice(0, at), ...queue.slice(at + 1), itemId], at });
  }

  change(draft: Partial<Draft>): void {
    const itemId = this.current;
    if (itemId === null) return;
    this.store.setState({ drafts: new Map(this.store.getState().drafts).set(itemId, { ...this.draft, ...draft }) });
  }

  /** Decides about the item on the screen and goes on to the next one that is open. */
  async decide(decision: Decision, classUid: string | null): Promise<void> {
    const itemId = this.current;
    const annotatorId = this.#options.annotatorId();
    if (itemId === null || annotatorId === null) return;
    const { reason, asExample } = this.draft;
    const before = this.store.getState().decided.get(itemId);
    this.#mark(itemId, decision);
    this.#goOn();
    try {
      await this.#options.decide({ annotatorId, itemId, decision, classUid, reason: reason.trim(), asExample });
      const drafts = new Map(this.store.getState().drafts);
      drafts.delete(itemId);
      this.store.setState({ drafts });
    } catch (error) {
      // the reason is still in the draft
      this.#mark(itemId, before ?? 'open');
      this.#show(itemId);
      this.#options.onFailure('The decision was not written', error);
    }
  }

  async reopen(): Promise<void> {
    const itemId = this.current;
    const annotatorId = this.#options.annotatorId();
    if (itemId === null || annotatorId === null) return;
    try {
      await this.#options.reopen({ annotatorId, itemId, reason: this.draft.reason.trim() });
      this.#mark(itemId, 'open');
    } catch (error) {
      this.#options.onFailure('The item was not opened again', error);
    }
  }

  /** Takes the newest step back and returns to the item it was about. */
  async undo(): Promise<void> {
    const annotatorId = this.#options.annotatorId();
    if (annotatorId === null) return;
    try {
      const undone = await this.#options.undo(annotatorId);
      this.#options.onTold(undone ? `Taken back: ${undone.title}` : 'Nothing to take back.');
      // a step with a queue is an answer of the Label screen
      if (!undone || undone.itemId === null || undone.queueId !== null) return;
      this.#forget(undone.itemId);
      this.#show(undone.itemId);
    } catch (error) {
      this.#options.onFailure('Could not take the last step back', error);
    }
  }

  #mark(itemId: number, decision: Decision | 'open'): void {
    this.store.setState({ decided: new Map(this.store.getState().decided).set(itemId, decision) });
  }

  /** What is stored says what the item is now. */
  #forget(itemId: number): void {
    const decided = new Map(this.store.getState().decided);
    decided.delete(itemId);
    this.store.setState({ decided });
  }

  /** Shows an item; one that was settled before the queue was opened is put where the hands are. */
  #show(itemId: number): void {
    const { queue, at } = this.store.getState();
    const place = queue.indexOf(itemId);
    if (place >= 0) this.store.setState({ at: place });
    else this.store.setState({ queue: [...queue.slice(0, at), itemId, ...queue.slice(at)], phase: 'ready' });
  }

  /** The next open item after this one, else the first open one; stays where all are settled. */
  #goOn(): void {
    const { queue, at, decided } = this.store.getState();
    const isOpen = (itemId: number) => (decided.get(itemId) ?? 'open') === 'open';
    const after = queue.findIndex((itemId, place) => place > at && isOpen(itemId));
    const next = after >= 0 ? after : queue.findIndex(isOpen);
    if (next >= 0) this.store.setState({ at: next });
  }
}
