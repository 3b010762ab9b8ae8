import { callImporter } from './callImporter';
import type { Batch, ReadRequest, ReadSummary } from './importerMessages';
import type { ImportProblem } from '../../../shared/contract/importing';
import type { SpawnImporter } from './importerChannel';

export type ReadOutcome = { readonly summary: ReadSummary } | { readonly refused: readonly ImportProblem[] };

/** Has an importer read one source; `onBatch` takes what it finds. */
export async function readSource(spawn: SpawnImporter, request: ReadRequest, options: { readonly signal: AbortSignal; readonly onBatch: (batch: Batch) => void }): Promise<ReadOutcome> {
  let outcome: ReadOutcome | null = null;
  await callImporter(
    spawn,
    { type: 'read', request },
    {
      signal: options.signal,
      onMessage: async (message) => {
        switch (message.type) {
          case 'batch':
            options.onBatch(message.batch);
            // Other messages get their turn between batches.
            await new Promise(setImmediate);
            return 'more';
          case 'end':
            outcome = { summary: message.summary };
            return 'done';
          case 'refused':
            outcome = { refused: message.problems };
            return 'done';
          case 'failed':
            throw new Error(`the import process failed: ${message.message}`);
          default:
            throw new Error(`unexpected message of the import process: ${message.type}`);
        }
      },
    },
  );
  return outcome!;
}
