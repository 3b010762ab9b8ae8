import os from 'node:os';
import type { FromData, ToKeeper } from '../../processMessages';
import type { ShellEvent } from '../process/port';
import { toFailure } from '../process/servePort';
import { runKeepTask } from './runKeepTask';

/** The keeper process: checks or backs up the open project beside the data service; main ends it after one task. */
const shell = process.parentPort;
const tell = (message: FromData) => shell.postMessage(message);

// whoever labels comes first
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
shell.on('message', (event: ShellEvent) => {
  const { requestId, task } = event.data as ToKeeper;
  runKeepTask(task).then(
    (value) => tell({ type: 'done', requestId, ok: true, value }),
    (error: unknown) => tell({ type: 'done', requestId, ok: false, failure: toFailure(error) }),
  );
});
tell({ type: 'ready' });
