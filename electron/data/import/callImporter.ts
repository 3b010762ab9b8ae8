import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../refusal';
import type { FromImporter, ToImporter } from './importerMessages';
import type { SpawnImporter } from './importerChannel';

/** An importer that says nothing for so long while it is not waited for hangs: it is killed. */
const SILENT_MS = 120_000;

/**
 * Starts an importer, sends it one request and hands its messages to `onMessage` until that answers `done`. The process is
 * killed at the end, whatever the end was; an abort rejects at once.
 */
export async function callImporter(spawn: SpawnImporter, request: Exclude<ToImporter, { type: 'taken' }>, options: { readonly signal: AbortSignal; readonly onMessage: (message: FromImporter) => Promise<'more' | 'done'> }): Promise<void> {
  options.signal.throwIfAborted();
  const channel = await spawn();
  const silence = new AbortController();
  try {
    await new Promise<void>((resolve, reject) => {
      let heard = Date.now();
      let ended = false;
      // One message at a time, in order: taking a batch may pause in between.
      let queue = Promise.resolve();
      options.signal.addEventListener('abort', () => reject(new Refusal('cancelled', 'The import was cancelled. Nothing was imported.')), { once: true });
      channel.onExit((code) => {
        void queue.then(() => {
          if (!ended) reject(new Refusal('importerGone', `The process that reads the file ended (code ${code}): the file may need more memory than it may have. Nothing was imported.`));
        });
      });
      channel.onMessage((message) => {
        heard = Date.now();
        queue = queue.then(async () => {
          if (ended || options.signal.aborted) return;
          try {
            const outcome = await options.onMessage(message as FromImporter);
            heard = Date.now();
            if (outcome === 'done') {
              ended = true;
              resolve();
            } else channel.send({ type: 'taken' } satisfies ToImporter);
          } catch (error) {
            ended = true;
            reject(error as Error);
          }
        });
      });
      void (async () => {
        while (!silence.signal.aborted) {
          await wait(SILENT_MS / 12, undefined, { signal: silence.signal, ref: false });
          if (Date.now() - heard > SILENT_MS) reject(new Refusal('importerHangs', 'The process that reads the file does not answer any more and was ended. Nothing was imported.'));
        }
      })().catch(() => undefined);
      channel.send(request);
    });
  } finally {
    silence.abort();
    channel.kill();
  }
}
