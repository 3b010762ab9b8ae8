import { FatalProblem } from './importProblem';
import { Refusal } from '../refusal';
import type { FromImporter, ToImporter } from './importerMessages';

export interface ImporterPort {
  readonly send: (message: FromImporter) => void;
  readonly onMessage: (listener: (message: ToImporter) => void) => void;
}

/** Batches on their way before the importer waits for the data service. */
const WINDOW = 4;

/** What the throw-away process does with the one request that it gets. Also runs inside a test. */
export function serveImporter(port: ImporterPort): void {
  let underWay = 0;
  let wake: (() => void) | null = null;
  const sendWhenReady = async (message: FromImporter) => {
    // There is one sender: woken once, there is room.
    if (underWay >= WINDOW) await new Promise<void>((resolve) => (wake = resolve));
    underWay += 1;
    port.send(message);
  };
  port.onMessage((message) => {
    if (message.type === 'taken') {
      underWay -= 1;
      wake?.();
      wake = null;
      return;
    }
    answer(message, port, sendWhenReady).catch((error: unknown) => {
      if (error instanceof FatalProblem) port.send({ type: 'refused', problems: [error.problem] });
      else if (error instanceof Refusal) port.send({ type: 'declined', code: error.code, message: error.message });
      else port.send({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
  });
}

async function answer(message: Exclude<ToImporter, { type: 'taken' }>, port: ImporterPort, sendWhenReady: (message: FromImporter) => Promise<void>): Promise<void> {
  // each process loads what its one request needs
  switch (message.type) {
    case 'inspect': {
      const { inspectSource } = await import('./read/inspectSource');
      port.send({ type: 'inspected', inspection: await inspectSource(message) });
      return;
    }
    case 'read': {
      const { readItemsOrLabels } = await import('./read/readItemsOrLabels');
      port.send(await readItemsOrLabels(message.request, (batch) => sendWhenReady({ type: 'batch', batch })));
      return;
    }
    case 'extract': {
      const { extractRecords } = await import('./read/extractRecords');
      await extractRecords(message, sendWhenReady);
      return;
    }
    case 'foreign': {
      const { readForeign } = await import('../foreign/readForeign');
      for (const request of message.requests) port.send({ type: 'foreignStaged', summary: await readForeign(request, (phase) => port.send({ type: 'foreignProgress', phase })) });
      port.send({ type: 'foreignEnd' });
    }
  }
}
