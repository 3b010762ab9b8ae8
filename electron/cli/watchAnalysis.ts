import type { AnalysisControl } from '../data/handler';
import { Refusal } from '../data/refusal';
import type { CommandContext } from './runCommand';

/** Shows how far an analysis is, and ends it on Ctrl-C: signals are heard between two of its steps. */
export function watchAnalysis({ signal, progress }: Pick<CommandContext, 'signal' | 'progress'>): AnalysisControl {
  return {
    pause: async (share, phase) => {
      progress(share === null ? phase : `${phase}, ${Math.floor(100 * share)} %`);
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) throw new Refusal('cancelled', 'Interrupted.');
    },
  };
}
