import { ulid } from 'ulid';
import { createStore, type StoreApi } from 'zustand';
import type { Input, MessageName, Output } from '../../../../shared/contract';
import type { ItemQuery } from '../../../../shared/domain/itemQuery';

type Call = <N extends MessageName>(message: N, input: Input<N>, operationId?: string) => Promise<Output<N>>;
export type LookedItem = Output<'tagReview.item'>;
type Answers = Input<'tagReview.answer'>['answers'];

/** What is gone through. */
export type LookRequest = Input<'tagReview.plan'> & { /** The list in words, for `listed`. */ readonly title: string; /** Of the analysis: what the rates are about, also where a list of it is gone through. */ readonly population: ItemQuery };

export interface LookState {
  /** Null: nothing is gone through. */
  readonly request: LookRequest | null;
  readonly itemIds: readonly number[];
  readonly available: number;
  /** Place in `itemIds`; one past the last: all were looked at. */
  readonly at: number;
  /** Items read so far: the present one and its neighbours. */
  readonly items: ReadonlyMap<number, LookedItem>;
  /** Questions that are asked, in their order: their ids. */
  readonly questions: readonly number[];
  readonly failure: { readonly title: string; readonly message: string } | null;
}

export interface LookStore {
  readonly store: StoreApi<LookState>;
  /** Goes through the items of a plan, from the first with an open question. */
  readonly start: (request: LookRequest, plan: Output<'tagReview.plan'>) => void;
  readonly stop: () => void;
  /** Tells which questions are asked now. */
  readonly ask: (questions: readonly number[]) => void;
  /** Answers a question about the present item; null opens it again. */
  readonly answer: (questionId: number, yes: boolean | null) => void;
  /** No to every open question, and on. A tag that the item got elsewhere stands, and has been looked at now. */
  readonly noToTheRest: () => void;
  readonly next: () => void;
  readonly back: () => void;
  /** Takes the newest step back and shows its item. */
  readonly undo: () => Promise<void>;
  /** What was changed elsewhere is read again. */
  readonly refresh: () => void;
  /** Whether this session sent the write. */
  readonly isOwn: (operationId: string | null) => boolean;
}

const NOTHING: LookState = { request: null, itemIds: [], available: 0, at: 0, items: new Map(), questions: [], failure: null };
/** Items read ahead, and kept behind. */
const AHEAD = 5;
const BEHIND = 20;

interface Options {
  readonly call: Call;
  readonly annotatorId: () => number | null;
}

/**
 * Going through items with tag questions: an answer shows at once and is saved behind it, the next item is there before it is asked for.
 * What the service did not take is shown as it really is, with the reason.
 */
export function createLookStore({ call, annotatorId }: Options): LookStore {
  const store = createStore<LookState>(() => NOTHING);
  const { getState: get, setState: set } = store;
  const own = new Set<string>();
  const asked = new Set<number>();
  const answersSent = new Map<number, number>();

  const fail = (title: string, error: unknown) => set({ failure: { title, message: error instanceof Error ? error.message : String(error) } });

  /** Reads items around the present one that are not there yet. */
  const load = () => {
    const { request, itemIds, at, items } = get();
    if (!request) return;
    for (const itemId of itemIds.slice(Math.max(0, at - 1), at + 1 + AHEAD)) if (!items.has(itemId) && !asked.has(itemId)) void read(request, itemId);
    const near = new Set(itemIds.slice(Math.max(0, at - BEHIND), at + BEHIND));
    if (items.size > 3 * BEHIND) set({ items: new Map([...items].filter(([itemId]) => near.has(itemId))) });
  };

  const read = async (request: LookRequest, itemId: number): Promise<void> => {
    asked.add(itemId);
    const before = answersSent.get(itemId);
    try {
      const item = await call('tagReview.item', { itemId, runId: request.runId });
      if (get().request !== request) return;
      // answered meanwhile: what was read is older than what is shown
      if (answersSent.get(itemId) !== before) return await read(request, itemId);
      set(({ items }) => ({ items: new Map(items).set(itemId, item) }));
    } catch (error) {
      if (get().request === request) fail('An item could not be read', error);
    } finally {
      asked.delete(itemId);
    }
  };

  const answered = (answers: LookedItem['answers'], given: Answers): LookedItem['answers'] => {
    const byId = new Map([...answers, ...given.map((answer) => ({ ...answer, looked: answer.yes !== null }))].map((answer) => [answer.questionId, answer]));
    return [...byId.values()];
  };

  const send = (itemId: number, answers: Answers) => {
    const { request, items } = get();
    const item = items.get(itemId);
    if (!request || !item || answers.length === 0) return;
    set({ items: new Map(items).set(itemId, { ...item, answers: answered(item.answers, answers) }), failure: null });
    const operationId = ulid();
    own.add(operationId);
    answersSent.set(itemId, (answersSent.get(itemId) ?? 0) + 1);
    call('tagReview.answer', { itemId, annotatorId: annotatorId(), drawn: request.which !== 'listed', answers: [...answers] }, operationId).catch((error: unknown) => {
      fail('The answer was not saved', error);
      void read(request, itemId);
    });
  };

  const present = () => {
    const { itemIds, at, items } = get();
    return itemIds[at] === undefined ? undefined : items.get(itemIds[at]);
  };
  const go = (at: number) => {
    set(({ itemIds }) => ({ at: Math.min(itemIds.length, Math.max(0, at)) }));
    load();
  };
  /** Reads what is near again; until then it shows as it was. */
  const refresh = () => {
    const { request, itemIds, at, items } = get();
    if (!request) return;
    const near = itemIds.slice(Math.max(0, at - 1), at + 1 + AHEAD);
    set({ items: new Map([...items].filter(([itemId]) => near.includes(itemId))) });
    for (const itemId of near) void read(request, itemId);
  };

  return {
    store,
    start: (request, { itemIds, available, firstOpen }) => {
      set({ ...NOTHING, request, itemIds, available, at: firstOpen ?? itemIds.length, questions: get().questions });
      load();
    },
    stop: () => set({ ...NOTHING, questions: get().questions }),
    ask: (questions) => set({ questions }),
    answer: (questionId, yes) => {
      const item = present();
      if (item) send(item.item.content.id, [{ questionId, yes }]);
    },
    noToTheRest: () => {
      const item = present();
      if (!item) return;
      const known = new Map(item.answers.map((answer) => [answer.questionId, answer]));
      send(item.item.content.id, get().questions.filter((id) => known.get(id)?.looked !== true).map((questionId) => ({ questionId, yes: known.get(questionId)?.yes ?? false })));
      go(get().at + 1);
    },
    next: () => go(get().at + 1),
    back: () => go(get().at - 1),
    undo: async () => {
      try {
        const undone = await call('history.undo', { annotatorId: annotatorId() });
        const at = get().itemIds.indexOf(undone?.itemId ?? -1);
        if (at >= 0) set({ at });
        refresh();
      } catch (error) {
        fail('Could not take the last step back', error);
      }
    },
    refresh,
    isOwn: (operationId) => operationId !== null && own.has(operationId),
  };
}
