import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import { IMPORTER_ENVIRONMENT, IMPORTER_HEAP_MB } from '../importerLimits';

export interface ImportersOptions {
  readonly entry: string;
  /** Hands the port of a fresh importer to the data process. */
  readonly onPort: (requestId: number, port: MessagePortMain) => void;
  readonly onExit: (requestId: number, code: number) => void;
  readonly log: (line: string) => void;
}

/** Throw-away processes that parse untrusted bytes: little memory, no database, ended without asking. */
export class Importers {
  readonly #options: ImportersOptions;
  readonly #kills = new Map<number, () => void>();

  constructor(options: ImportersOptions) {
    this.#options = options;
  }

  spawn(requestId: number): void {
    const { entry, onPort, onExit, log } = this.#options;
    const child = utilityProcess.fork(entry, [], { serviceName: 'import', execArgv: [`--max-old-space-size=${IMPORTER_HEAP_MB}`], env: IMPORTER_ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => log(`import: ${text.toString()}`));
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ type: 'connect' }, [port1]);
    // SIGTERM would wait until a parser that hangs comes back to its event loop
    const kill = () => (child.pid === undefined ? child.kill() : process.kill(child.pid, 'SIGKILL'));
    this.#kills.set(requestId, kill);
    child.once('exit', (code) => {
      // a restarted data process counts from 1 again: an importer of the last one is not its own
      if (this.#kills.get(requestId) !== kill) return;
      this.#kills.delete(requestId);
      onExit(requestId, code);
    });
    onPort(requestId, port2);
  }

  kill(requestId: number): void {
    this.#kills.get(requestId)?.();
  }

  /** The data process that they worked for is gone. */
  killAll(): void {
    const kills = [...this.#kills.values()];
    this.#kills.clear();
    for (const kill of kills) kill();
  }
}
