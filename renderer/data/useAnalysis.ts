import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input, MessageNameOf, Output } from '../../shared/contract';
import { queryClient } from './queries';
import { services } from './services';

export interface Progress {
  /** 0 .. 1, null while unknown. */
  readonly share: number | null;
  readonly phase: string;
}

export interface Analysis<T> {
  /** The newest answer; while another is computed, the one before. */
  readonly data: T | undefined;
  readonly error: Error | null;
  /** Null: nothing is being computed. A store of its own: ten times a second what shows the progress is drawn again, and nothing else. */
  readonly running: StoreApi<Progress> | null;
  /** Whether `data` is of another question, or of what the project held before. */
  readonly isStale: boolean;
  /** Taken back by the user before there was an answer. */
  readonly isCancelled: boolean;
  readonly cancel: () => void;
  readonly compute: () => void;
}

/** Asks the analyst process and keeps the answer fresh, like `useRead`, but says how far it is and can be cancelled. */
export function useAnalysis<N extends MessageNameOf<'analysis'>>(message: N, input: Input<N>, { enabled = true }: { readonly enabled?: boolean } = {}): Analysis<Output<N>> {
  const [progress] = useState(() => createStore<Progress>(() => ({ share: null, phase: '' })));
  const queryKey = [message, input];
  const query = useQuery<Output<N>, Error>({
    queryKey,
    queryFn: ({ signal }) => {
      progress.setState({ share: null, phase: '' });
      return services.call(message, input, undefined, { signal, onProgress: (share, phase) => progress.setState({ share, phase }) });
    },
    enabled,
    // comparing a large answer with the one before takes longer than drawing what changed
    structuralSharing: false,
    placeholderData: (previous: unknown) => previous as never,
  });
  const running = query.fetchStatus === 'fetching';
  return {
    data: query.data,
    error: query.error,
    running: running ? progress : null,
    isStale: query.isPlaceholderData || (query.data !== undefined && running),
    isCancelled: enabled && !running && !query.error && (query.isPending || query.isPlaceholderData),
    cancel: () => void queryClient.cancelQueries({ queryKey, exact: true }),
    compute: () => void query.refetch(),
  };
}
