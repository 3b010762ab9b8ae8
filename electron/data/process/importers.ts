import type { FromData } from '../../processMessages';
import type { ImporterChannel } from '../import/importerChannel';
import { Refusal } from '../refusal';
import type { Port } from './port';

interface Entry {
  readonly opened: (channel: ImporterChannel) => void;
  readonly failed: (error: Error) => void;
  readonly exitListeners: ((code: number) => void)[];
}

/** Importer processes of this data process: the shell forks them on request and hands over a port to each. */
export class Importers {
  readonly #tell: (message: FromData) => void;
  readonly #entries = new Map<number, Entry>();
  #lastId = 0;

  constructor(tell: (message: FromData) => void) {
    this.#tell = tell;
  }

  spawn(): Promise<ImporterChannel> {
    const requestId = ++this.#lastId;
    return new Promise((opened, failed) => {
      this.#entries.set(requestId, { opened, failed, exitListeners: [] });
      this.#tell({ type: 'spawnImporter', requestId });
    });
  }

  /** The port to an importer has come. */
  connect(requestId: number, port: Port): void {
    const entry = this.#entries.get(requestId);
    if (!entry) {
      port.close();
      return;
    }
    entry.opened({
      send: (message) => port.postMessage(message),
      onMessage: (listener) => {
        port.on('message', ({ data }) => listener(data));
        port.start();
      },
      onExit: (listener) => entry.exitListeners.push(listener),
      kill: () => this.#tell({ type: 'killImporter', requestId }),
    });
  }

  /** An importer has ended; with `code` 0 as it should. */
  exited(requestId: number, code: number): void {
    const entry = this.#entries.get(requestId);
    if (!entry) return;
    this.#entries.delete(requestId);
    entry.failed(new Refusal('importerGone', 'The import process could not be started. Nothing was imported; try again.'));
    for (const listener of entry.exitListeners) listener(code);
  }
}
