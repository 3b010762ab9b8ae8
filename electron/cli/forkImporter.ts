import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { ImporterChannel } from '../data/import/importerChannel';
import { IMPORTER_ENVIRONMENT, IMPORTER_HEAP_MB } from '../importerLimits';

/** Starts the throw-away importer as a child process. It gets no environment of ours beyond what Node needs, and a cap on its heap. */
export async function forkImporter(builtFile: string, heapMb = IMPORTER_HEAP_MB): Promise<ImporterChannel> {
  const child = fork(builtFile, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heapMb}`],
    env: IMPORTER_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'spawn');
  child.on('error', () => undefined);
  return {
    send: (message) => {
      // A process that died meanwhile is told by its exit.
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', (code) => listener(code ?? -1)),
    kill: () => child.kill('SIGKILL'),
  };
}
