import os from 'node:os';
import type { MessageNameOf } from '../../shared/contract';
import { analysisHandlers } from './handlers';
import { AnalysisRuns } from './process/analysisRuns';
import type { Port } from './process/port';
import { ReadOnlyProject } from './process/readOnlyProject';
import { parseRequest } from './process/servePort';

/** The analyst process: agreement, consensus and the like over the whole project, beside labelling and beside the grid's scans. */
const windows = new Set<AnalysisRuns>();
const project = new ReadOnlyProject(process.parentPort, {
  onConnect: connect,
  // What runs would go on with a connection that is closed.
  onClose: () => {
    for (const runs of windows) runs.cancelAll();
  },
});

// the window and labelling come first, where there are few cores
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

function connect(port: Port): void {
  const runs = new AnalysisRuns(port, (request, control) => {
    const { db, input } = project.take('analysis', request);
    return analysisHandlers[request.message as MessageNameOf<'analysis'>](db, input as never, control);
  });
  windows.add(runs);
  port.on('message', ({ data }) => {
    const parsed = parseRequest(data);
    if ('refusal' in parsed) port.postMessage(parsed.refusal);
    else runs.add(parsed.request);
  });
  port.on('close', () => {
    runs.cancelAll();
    windows.delete(runs);
  });
  port.start();
}
