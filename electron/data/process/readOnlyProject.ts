import type { Database } from 'better-sqlite3';
import { contract, type MessageName } from '../../../shared/contract';
import type { MessageKind } from '../../../shared/contract/define';
import type { Request } from '../../../shared/contract/wire';
import type { FromData, ToReader } from '../../processMessages';
import { closeProjectFile, openReaderFile } from '../project/openProjectFile';
import { Refusal } from '../refusal';
import type { Port, ShellEvent } from './port';
import { toFailure } from './servePort';

/**
 * What the processes have in common that only read: main tells them which project to have open, windows connect.
 * `onClose` runs before the connection is closed.
 */
export class ReadOnlyProject {
  #db: Database | null = null;

  constructor(shell: { on: (event: 'message', listener: (event: ShellEvent) => void) => unknown; postMessage: (message: FromData) => void }, { onConnect, onClose = () => undefined }: { readonly onConnect: (port: Port) => void; readonly onClose?: () => void }) {
    shell.on('message', (event: ShellEvent) => {
      const message = event.data as ToReader;
      if (message.type === 'connect') return onConnect(event.ports[0]!);
      const { requestId } = message;
      try {
        onClose();
        if (this.#db) closeProjectFile({ db: this.#db });
        this.#db = null;
        if (message.type === 'open') this.#db = openReaderFile(message.path);
        shell.postMessage({ type: 'done', requestId, ok: true, value: null });
      } catch (error) {
        shell.postMessage({ type: 'done', requestId, ok: false, failure: toFailure(error) });
      }
    });
    shell.postMessage({ type: 'ready' });
  }

  /** The connection and the checked input for a message of this kind. Refuses other messages, bad input, and when no project is open. */
  take(kind: MessageKind, { message, input }: Request): { readonly db: Database; readonly input: unknown } {
    if (!Object.hasOwn(contract, message) || contract[message as MessageName].kind !== kind) throw new Refusal('unknownMessage', `This process has no message ${message}.`);
    const parsed = contract[message as MessageName].input.safeParse(input);
    if (!parsed.success) throw new Refusal('badInput', `${message}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
    if (!this.#db) throw new Refusal('noProject', 'No project is open.');
    return { db: this.#db, input: parsed.data };
  }
}
