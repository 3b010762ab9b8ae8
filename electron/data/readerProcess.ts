import type { MessageNameOf } from '../../shared/contract';
import type { Port } from './process/port';
import { ReadOnlyProject } from './process/readOnlyProject';
import { ScanQueue } from './process/scanQueue';
import { parseRequest } from './process/servePort';
import { runScan } from './runScan';

/** The reader process: runs what may touch every row on a read-only connection, so that labelling never waits for it. */
const project = new ReadOnlyProject(process.parentPort, { onConnect: connect });

function connect(port: Port): void {
  const queue = new ScanQueue(port, (request) => {
    const { db, input } = project.take('scan', request);
    return runScan(db, request.message as MessageNameOf<'scan'>, input as never);
  });
  port.on('message', ({ data }) => {
    const parsed = parseRequest(data);
    if ('refusal' in parsed) port.postMessage(parsed.refusal);
    else queue.add(parsed.request);
  });
  port.start();
}
