import type { Database } from 'better-sqlite3';
import { contract, type MessageName, type MessageNameOf } from '../../shared/contract';
import type { Request } from '../../shared/contract/wire';
import type { FromData, ToReader } from '../processMessages';
import { runScan } from './runScan';
import type { Port, ShellEvent } from './process/port';
import { ScanQueue } from './process/scanQueue';
import { parseRequest, toFailure } from './process/servePort';
import { closeProjectFile, openReaderFile } from './project/openProjectFile';
import { Refusal } from './refusal';

/** The reader process: runs what may touch every row on a read-only connection, so that labelling never waits for it. */
const shell = process.parentPort;
let db: Database | null = null;

const tell = (message: FromData) => shell.postMessage(message);

shell.on('message', (event: ShellEvent) => {
  const message = event.data as ToReader;
  if (message.type === 'connect') return connect(event.ports[0]!);
  const { requestId } = message;
  try {
    if (db) closeProjectFile({ db });
    db = null;
    if (message.type === 'open') db = openReaderFile(message.path);
    tell({ type: 'done', requestId, ok: true, value: null });
  } catch (error) {
    tell({ type: 'done', requestId, ok: false, failure: toFailure(error) });
  }
});
tell({ type: 'ready' });

function connect(port: Port): void {
  const queue = new ScanQueue(port, answer);
  port.on('message', ({ data }) => {
    const parsed = parseRequest(data);
    if ('refusal' in parsed) port.postMessage(parsed.refusal);
    else queue.add(parsed.request);
  });
  port.start();
}

function answer(request: Request): unknown {
  const { message } = request;
  if (!isScan(message)) throw new Refusal('unknownMessage', `The reader has no message ${message}.`);
  const parsed = contract[message].input.safeParse(request.input);
  if (!parsed.success) throw new Refusal('badInput', `${message}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  if (!db) throw new Refusal('noProject', 'No project is open.');
  return runScan(db, message, parsed.data as never);
}

function isScan(name: string): name is MessageNameOf<'scan'> {
  return Object.hasOwn(contract, name) && contract[name as MessageName].kind === 'scan';
}
