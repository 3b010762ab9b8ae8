import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input, MessageNameOf, Output } from '../../shared/contract';
import { isMadeOf, onTopicsChanged } from './queries';
import { services } from './services';
import type { Progress } from './useAnalysis';

export interface OnDemandState<I, O> {
  /** The newest answer and what was asked for it. */
  readonly data: O | undefined;
  readonly dataOf: I | null;
  readonly error: Error | null;
  /** Null: nothing is being computed. */
  readonly running: StoreApi<Progress> | null;
  /** Whether something that the answer is made of has changed since. */
  readonly isOutdated: boolean;
}

interface OnDemand<I, O> {
  readonly useState: () => OnDemandState<I, O>;
  readonly run: (input: I) => Promise<void>;
  /** What was computed before stays. */
  readonly cancel: () => void;
  /** Also what is being computed. */
  readonly forget: () => void;
}

const NOTHING = { data: undefined, dataOf: null, error: null, running: null, isOutdated: false } as const;

/** A long computation that runs when it is asked for and not whenever something changes; it goes on while its user looks at another screen. */
export function createOnDemand<N extends MessageNameOf<'analysis'>>(message: N): OnDemand<Input<N>, Output<N>> {
  const store = createStore<OnDemandState<Input<N>, Output<N>>>(() => NOTHING);
  let controller: AbortController | null = null;
  onTopicsChanged((topics) => {
    if (store.getState().data !== undefined && isMadeOf(message, topics)) store.setState({ isOutdated: true });
  });
  const stop = () => {
    controller?.abort();
    controller = null;
  };
  return {
    useState: () => useStore(store),
    run: async (input) => {
      stop();
      const mine = (controller = new AbortController());
      const progress = createStore<Progress>(() => ({ share: null, phase: '' }));
      store.setState({ running: progress, error: null });
      try {
        const data = await services.call(message, input, undefined, { signal: mine.signal, onProgress: (share, phase) => progress.setState({ share, phase }) });
        if (controller === mine) store.setState({ data, dataOf: input, isOutdated: false, running: null });
      } catch (error) {
        if (controller === mine) store.setState({ error: error instanceof Error ? error : new Error(String(error)), running: null });
      } finally {
        if (controller === mine) controller = null;
      }
    },
    cancel: () => {
      stop();
      store.setState({ running: null });
    },
    forget: () => {
      stop();
      store.setState(NOTHING);
    },
  };
}
