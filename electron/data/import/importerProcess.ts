import { serveImporter, type ImporterPort } from './importerCore';
import type { ToImporter } from './importerMessages';

/** The throw-away process that parses untrusted bytes: a utility process of the app, or a child process of the command line. */
const { parentPort } = process as unknown as { parentPort?: { postMessage: (message: unknown) => void; on: (event: 'message', listener: (event: { data: unknown; ports: readonly ElectronPort[] }) => void) => void } };
interface ElectronPort {
  postMessage: (message: unknown) => void;
  on: (event: 'message', listener: (event: { data: unknown }) => void) => void;
  start: () => void;
}

if (parentPort) {
  // The app hands over a port that ends in the data service.
  parentPort.on('message', ({ ports }) => {
    const port = ports[0];
    if (!port) return;
    serveImporter({
      send: (message) => port.postMessage(message),
      onMessage: (listener) => {
        port.on('message', (event) => listener(event.data as ToImporter));
        port.start();
      },
    });
  });
} else {
  const port: ImporterPort = {
    send: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToImporter)),
  };
  // Ctrl-C reaches the whole group: the parent decides when this process ends.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit(0));
  serveImporter(port);
}
