import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import type { Output } from '../../shared/contract';
import type { ResolveMethod, ResolveRule } from '../../shared/contract/settling';
import { displayKeys } from '../commands/registry';
import { showFailure } from '../components/showFailure';
import { formatCount } from '../format/formatCount';
import { useApp } from '../state/app';
import { onTopicsChanged } from './queries';
import { services } from './services';

export interface Resolving {
  readonly method: ResolveMethod;
  /** From 0 to 1; null: whatever its posterior. */
  readonly minPosterior: number | null;
  readonly change: (rule: { readonly method?: ResolveMethod; readonly minPosterior?: number | null }) => void;
  /** What the rule would write; undefined while it is computed. */
  readonly preview: Output<'gold.preview'> | undefined;
  readonly progress: { readonly share: number | null; readonly phase: string } | null;
  readonly failure: string | null;
  readonly busy: boolean;
  /** Writes it; true when it was written. */
  readonly write: () => Promise<boolean>;
}

const CHANGES_PREVIEW = new Set(['gold', 'annotations', 'labelSchema']);

/** A rule that settles items, what it would do, and doing it. */
export function useResolve(initial: ResolveMethod): Resolving {
  const [rule, setRule] = useState<{ method: ResolveMethod; minPosterior: number | null }>({ method: initial, minPosterior: null });
  const [found, setFound] = useState<{ readonly rule: object; readonly preview?: Output<'gold.preview'>; readonly failure?: string } | null>(null);
  const [progress, setProgress] = useState<Resolving['progress']>(null);
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  useEffect(() => onTopicsChanged((topics) => topics.some((topic) => CHANGES_PREVIEW.has(topic)) && setRound((count) => count + 1)), []);
  useEffect(() => {
    const waiting = new AbortController();
    services
      .call('gold.preview', toRequest(rule), undefined, { signal: waiting.signal, onProgress: (share, phase) => !waiting.signal.aborted && setProgress({ share, phase }) })
      .then((preview) => !waiting.signal.aborted && setFound({ rule, preview }))
      .catch((error: unknown) => !waiting.signal.aborted && setFound({ rule, failure: error instanceof Error ? error.message : String(error) }))
      .finally(() => !waiting.signal.aborted && setProgress(null));
    return () => waiting.abort();
  }, [rule, round]);

  const write = async (): Promise<boolean> => {
    setBusy(true);
    try {
      const { plan, open } = await services.call('gold.plan', toRequest(rule));
      const { resolved, left } = await services.call('gold.apply', { annotatorId: useApp.getState().annotatorId, plan });
      notifications.show({ message: `${formatCount(resolved, 'gold label')} written, ${formatCount(open + left, 'item')} still open. ${displayKeys('mod+Z')} takes it back.`, autoClose: 5_000 });
      return true;
    } catch (error) {
      showFailure('No gold labels were written', error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const isCurrent = found?.rule === rule;
  return { ...rule, change: (change) => setRule({ ...rule, ...change }), preview: isCurrent ? found.preview : undefined, failure: isCurrent ? (found.failure ?? null) : null, progress, busy, write };
}

/** Unanimous answers have a share of 1. */
function toRequest({ method, minPosterior }: { readonly method: ResolveMethod; readonly minPosterior: number | null }): ResolveRule {
  return { method, minPosterior: method === 'unanimous' ? null : minPosterior };
}
