import { ulid } from 'ulid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabelItem } from '../../../shared/contract/labelling';
import { createActiveClock } from './activeClock';
import { createAnswerOutbox } from './answerOutbox';
import { createKeyOrder } from './keyOrder';
import { INITIAL_LABEL_STATE, type LabelState, moveProgress, type NewLabelEvent } from './labelState';
import { keepRecent } from './pace';
import { RecentMap } from './recentMap';
import type { Answer, Call, Place, RefusedAnswer, SentAnswer } from './types';
import { isSkipped, mergeUpcoming, pickNext } from './upcomingItems';

/** Below this many fresh items in memory, more are fetched. */
const LOW_WATER = 12;
const FETCH = 20;
/** Items kept for going back without a wait. */
const REMEMBERED = 200;

export interface LabelStoreOptions {
  readonly call: Call;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly makeUid?: () => string;
  /** Whether an answer brings the next item. */
  readonly autoAdvance?: () => boolean;
  readonly onSaved?: (answer: SentAnswer) => void;
}

/** The labelling screen without the screen: its state and the user's verbs. */
export interface LabelStore {
  readonly store: StoreApi<LabelState>;
  openQueue(place: Place): void;
  choose(classUid: string, pressedAt?: number): void;
  /** Answers as the model suggests; without a suggestion nothing happens. */
  acceptSuggestion(pressedAt?: number): void;
  /** False: not taken, because labelling waits; the note is still the caller's. */
  flag(note: string, pressedAt?: number): boolean;
  skip(pressedAt?: number): void;
  undo(): void;
  back(): void;
  forward(): void;
  goThroughSkipped(): void;
  /** Sends the refused answers again, as they were. */
  retryRefused(): void;
  /** Gives the refused answers up; their items are asked again. */
  dropRefused(): void;
  /** Whether a change was made by this session. */
  isOwn(operationId: string | null): boolean;
  /** Items were added or removed elsewhere. */
  refresh(): void;
  /** Some input happened; keeps the working time honest. */
  touch(): void;
  /** Another project: forget everything. */
  reset(): void;
}

export function createLabelStore(options: LabelStoreOptions): LabelStore {
  const { call, now = Date.now, makeUid = ulid, autoAdvance = () => true } = options;
  const store = createStore<LabelState>(() => INITIAL_LABEL_STATE);
  const { getState: get, setState: set } = store;
  const clock = createActiveClock();
  const order = createKeyOrder({ now, onFailure: (error) => tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }) });

  /** Grows when another queue is opened: answers to older questions are ignored. */
  let epoch = 0;
  let fetching = false;
  /** The service has no item after those in memory. */
  let exhausted = false;
  let lastPosition = 0;
  /** Skipped again in this pass. */
  const passed = new Set<number>();
  /** Operations of this session: what they change is known already. */
  const ownUids = new RecentMap<string, true>(REMEMBERED);
  /** By position. */
  const seen = new RecentMap<number, LabelItem>(REMEMBERED);

  const outbox = createAnswerOutbox({
    call,
    now,
    onState: (state) => set(state),
    onSaved: (sent, progress, isLast) => {
      options.onSaved?.(sent);
      if (!isSamePlace(sent.place, get().place)) return;
      // while more is on its way, the own count is ahead of the acknowledged one
      if (isLast) set({ progress });
      tell({ kind: 'saved', answer: sent.answer, position: sent.item.position, total: progress.total });
    },
    onRefused: putBack,
  });

  function tell(event: NewLabelEvent): void {
    set((state) => ({ event: { ...event, id: (state.event?.id ?? 0) + 1 } }));
  }

  const remember = (item: LabelItem) => seen.set(item.position, item);

  function makeOwnUid(): string {
    const uid = makeUid();
    ownUids.set(uid, true);
    return uid;
  }

  const waitingIds = () => new Set(get().pending.map((sent) => sent.item.content.id));

  /** Puts an item on the screen; the one that was there waits again if it is still unanswered. */
  function show(item: LabelItem, changes: Partial<LabelState> = {}): void {
    const { current, upcoming } = get();
    const waiting = changes.upcoming ?? (current ? mergeUpcoming(upcoming, [current]) : upcoming);
    lastPosition = item.position;
    set({ phase: 'labelling', ...changes, current: item, upcoming: waiting.filter((other) => other.content.id !== item.content.id) });
    clock.start(now());
    fetchMore();
  }

  function fetchMore(): void {
    const { place, upcoming, current, skippedToo } = get();
    const ahead = upcoming.filter((item) => (isSkipped(item) ? skippedToo && !passed.has(item.content.id) : true));
    if (!place || fetching || exhausted || ahead.length >= LOW_WATER) return;
    fetching = true;
    const asked = epoch;
    const here = current?.position ?? lastPosition;
    // behind the end of the queue come the items before this one
    const wrapped = ahead.filter((item) => item.position <= here);
    const position = (wrapped.length > 0 ? wrapped : ahead).at(-1)?.position ?? here;
    call('labelling.upcoming', { ...place, position, count: FETCH }).then(
      (items) => {
        if (asked !== epoch) return;
        fetching = false;
        const known = new Set([...get().upcoming.map((item) => item.content.id), ...waitingIds()]);
        const shown = get().current?.content.id;
        const added = items.filter((item) => !known.has(item.content.id) && item.content.id !== shown);
        exhausted = items.length < FETCH || added.length === 0;
        set({ upcoming: mergeUpcoming(get().upcoming, added) });
        if (get().phase === 'labelling' && get().current === null) order(advance);
        else fetchMore();
      },
      (error: unknown) => {
        if (asked !== epoch) return;
        fetching = false;
        tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
      },
    );
  }

  /** Shows the next item of this pass, or finds out that there is none. */
  function advance(): void | Promise<void> {
    const next = pickNext(get().upcoming, lastPosition, { skippedToo: get().skippedToo, passed });
    if (next) return show(next);
    set({ current: null });
    if (exhausted) return confirmEnd();
    fetchMore();
  }

  /** Nothing is left after this place: items before it may have been passed over, so the service is asked before a rest. */
  async function confirmEnd(): Promise<void> {
    const asked = epoch;
    await outbox.settled();
    const { place, refused } = get();
    if (asked !== epoch || !place || refused.length > 0) return;
    const opened = await call('labelling.open', place);
    if (asked !== epoch) return;
    const upcoming = mergeUpcoming([], [...(opened.current ? [opened.current] : []), ...opened.upcoming]);
    const next = pickNext(upcoming, 0, { skippedToo: get().skippedToo, passed });
    if (next) {
      exhausted = false;
      show(next, { upcoming, progress: opened.progress });
    } else set({ phase: 'resting', current: null, skippedToo: false, upcoming, progress: opened.progress });
  }

  const isWaiting = () => get().paused || get().refused.length > 0;

  function give(decide: (item: LabelItem) => Answer | null, pressedAt: number | undefined): boolean {
    if (isWaiting()) return false;
    return order(() => {
      const { current, place, upcoming, progress, skippedToo, answeredAt } = get();
      if (!current || !place || isWaiting()) return;
      const answer = decide(current);
      if (!answer) return;
      const at = now();
      const uid = makeOwnUid();
      const answered: LabelItem = { ...current, answer: { ...answer, annotationUid: uid, createdAt: at } };
      remember(answered);
      if (answer.kind === 'skip') passed.add(current.content.id);
      const waiting = mergeUpcoming(
        upcoming.filter((item) => item.content.id !== current.content.id),
        [answered],
      );
      const next = autoAdvance() || answer.kind === 'skip' ? pickNext(waiting, current.position, { skippedToo, passed }) : answered;
      lastPosition = current.position;
      set({
        current: next,
        upcoming: next ? waiting.filter((item) => item !== next) : waiting,
        progress: moveProgress(progress, current.answer?.kind ?? null, answer.kind),
        answeredAt: keepRecent(answeredAt, at),
      });
      outbox.send({ uid, place, item: current, answer, nextItemId: next?.content.id ?? null, durationMs: clock.read(at), sentAt: at, pressedAt: pressedAt ?? null });
      clock.start(at);
      if (!next) return advance();
      lastPosition = next.position;
      fetchMore();
    });
  }

  /** The service did not take an answer: its item is back on the screen, and nothing goes on until the user has read why. */
  function putBack(answer: RefusedAnswer): void {
    const { refused, place, progress } = get();
    set({ refused: [...refused, answer] });
    if (!isSamePlace(answer.place, place)) return;
    remember(answer.item);
    passed.delete(answer.item.content.id);
    const restored = moveProgress(progress, answer.answer.kind, answer.item.answer?.kind ?? null);
    if (refused.length === 0) return show(answer.item, { progress: restored });
    set({ progress: restored, upcoming: mergeUpcoming(get().upcoming, [answer.item]) });
  }

  function visit(item: LabelItem): void {
    const { place } = get();
    // where somebody last looked is a convenience; a failure shows at the next answer
    if (place) call('labelling.visit', { ...place, itemId: item.content.id }).catch(() => undefined);
  }

  function move(direction: 'previous' | 'next'): void {
    order(() => {
      const { place, current, upcoming, refused } = get();
      if (!place || refused.length > 0) return;
      const step = direction === 'next' ? 1 : -1;
      const position = current ? current.position : lastPosition + (direction === 'previous' ? 1 : 0);
      const wanted = position + step;
      const known = seen.get(wanted) ?? upcoming.find((item) => item.position === wanted);
      const arrive = (item: LabelItem) => {
        if (current) remember(current);
        show(item);
        visit(item);
      };
      if (known) return arrive(known);
      const asked = epoch;
      return call('labelling.neighbour', { ...place, position, direction }).then((item) => {
        if (asked !== epoch) return;
        if (item) arrive(item);
        else tell({ kind: direction === 'next' ? 'atLast' : 'atFirst' });
      });
    });
  }

  function openQueue(place: Place): void {
    epoch += 1;
    forgetPass();
    const { pending, paused, refused, event } = get();
    set({ ...INITIAL_LABEL_STATE, pending, paused, refused, event, place, phase: 'opening' });
    const asked = epoch;
    void (async () => {
      try {
        const opened = await call('labelling.open', place);
        if (asked !== epoch) return;
        const upcoming = mergeUpcoming([], opened.upcoming);
        const { current, progress } = opened;
        if (current && (!isSkipped(current) || upcoming.some((item) => !isSkipped(item)))) show(current, { upcoming, progress });
        else set({ phase: 'resting', upcoming: current ? mergeUpcoming(upcoming, [current]) : upcoming, progress });
      } catch (error) {
        if (asked === epoch) set({ phase: 'failed', failure: error instanceof Error ? error.message : String(error) });
      }
    })();
  }

  function forgetPass(): void {
    fetching = false;
    exhausted = false;
    lastPosition = 0;
    passed.clear();
    seen.clear();
  }

  /** The queue of this place, or that of all items when it was this queue's making that was taken back. */
  async function findStandingQueue({ annotatorId, queueId }: Place): Promise<number> {
    const queues = await call('queues.list', { annotatorId });
    return queues.some(({ id }) => id === queueId) ? queueId : 0;
  }

  async function undoOnce(): Promise<void> {
    // what still waits may be refused, and then an earlier step would be taken back instead of it
    await outbox.settled();
    const { place, refused } = get();
    if (!place || refused.length > 0) return;
    const asked = epoch;
    const undone = await call('history.undo', { annotatorId: place.annotatorId }, makeOwnUid());
    if (asked !== epoch) return;
    if (!undone) return tell({ kind: 'nothingToUndo' });
    tell({ kind: 'undone', title: undone.title });
    const { itemId } = undone;
    const there: Place = { ...place, queueId: undone.queueId ?? (itemId === null ? await findStandingQueue(place) : place.queueId) };
    const [opened, item] = await Promise.all([call('labelling.open', there), itemId === null ? null : call('labelling.item', { ...there, itemId })]);
    if (asked !== epoch) return;
    epoch += 1;
    forgetPass();
    const candidates = [...(opened.current ? [opened.current] : []), ...opened.upcoming];
    const upcoming = mergeUpcoming([], candidates);
    const target = item ?? opened.current;
    set({ place: there, progress: opened.progress });
    if (target) show(target, { upcoming });
    else set({ phase: 'resting', current: null, upcoming });
    if (item) visit(item);
  }

  return {
    store,
    openQueue,
    choose: (classUid, pressedAt) => void give(() => ({ kind: 'label', classUid, note: '' }), pressedAt),
    // of the item that the key finds on the screen, which an undo on its way may still change
    acceptSuggestion: (pressedAt) => void give(({ suggestion }) => suggestion && { kind: 'label', classUid: suggestion.classUid, note: '' }, pressedAt),
    flag: (note, pressedAt) => give(() => ({ kind: 'ambiguous', classUid: null, note }), pressedAt),
    skip: (pressedAt) => void give(() => ({ kind: 'skip', classUid: null, note: '' }), pressedAt),
    undo: () => void order(undoOnce),
    back: () => move('previous'),
    forward: () => move('next'),
    goThroughSkipped() {
      order(() => {
        passed.clear();
        lastPosition = 0;
        set({ skippedToo: true, phase: 'labelling' });
        return advance();
      });
    },
    retryRefused() {
      const { refused, upcoming, current, progress } = get();
      const ids = new Set(refused.map((answer) => answer.item.content.id));
      const own = refused.filter((answer) => isSamePlace(answer.place, get().place));
      set({
        refused: [],
        upcoming: upcoming.filter((item) => !ids.has(item.content.id)),
        progress: own.reduce((sum, { item, answer }) => moveProgress(sum, item.answer?.kind ?? null, answer.kind), progress),
      });
      for (const { code: _code, message: _message, ...sent } of refused) outbox.send({ ...sent, sentAt: now() });
      if (!current || !ids.has(current.content.id)) return;
      set({ current: null });
      order(advance);
    },
    dropRefused: () => set({ refused: [] }),
    isOwn: (operationId) => operationId !== null && ownUids.has(operationId),
    refresh() {
      const { place, phase } = get();
      if (!place) return;
      if (phase !== 'labelling') return openQueue(place);
      exhausted = false;
      seen.clear();
      fetchMore();
    },
    touch: () => clock.touch(now()),
    reset() {
      epoch += 1;
      forgetPass();
      set(INITIAL_LABEL_STATE, true);
    },
  };
}

function isSamePlace(a: Place, b: Place | null): boolean {
  return b !== null && a.annotatorId === b.annotatorId && a.queueId === b.queueId;
}

