import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Input, MessageNameOf, Output } from '../../shared/contract';
import { queryClient } from './queries';
import { services } from './services';

export interface Analysis<T> {
  /** The newest answer; while another is computed, the one before. */
  readonly data: T | undefined;
  readonly error: Error | null;
  /** Null: nothing is being computed. `share` 0 .. 1, null while unknown. */
  readonly running: { readonly share: number | null; readonly phase: string } | null;
  /** Whether `data` is of another question, or of what the project held before. */
  readonly isStale: boolean;
  /** Taken back by the user before there was an answer. */
  readonly isCancelled: boolean;
  readonly cancel: () => void;
  readonly compute: () => void;
}

/** Asks the analyst process and keeps the answer fresh, like `useRead`, but says how far it is and can be cancelled. */
export function useAnalysis<N extends MessageNameOf<'analysis'>>(message: N, input: Input<N>, { enabled = true }: { readonly enabled?: boolean } = {}): Analysis<Output<N>> {
  const [progress, setProgress] = useState<{ share: number | null; phase: string }>({ share: null, phase: '' });
  const queryKey = [message, input];
  const query = useQuery<Output<N>, Error>({
    queryKey,
    queryFn: ({ signal }) => {
      setProgress({ share: null, phase: '' });
      return services.call(message, input, undefined, { signal, onProgress: (share, phase) => setProgress({ share, phase }) });
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
