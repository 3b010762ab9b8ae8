import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { shellInputs, type PickedFile, type PortHolder, type ShellCall, type ShellInput, type ShellOutputs } from '../../shared/contract/shell';
import { isAppPage } from './appOrigin';

export type ShellHandlers = { readonly [C in ShellCall]: (input: ShellInput<C>) => ShellOutputs[C] | Promise<ShellOutputs[C]> };

export interface IpcOptions {
  readonly handlers: ShellHandlers;
  /** From preload alone, which got the path from a file that was dropped on the window. */
  readonly tokenOfPath: (path: string) => PickedFile | null;
  readonly requestPorts: (holder: PortHolder) => void;
  readonly log: (line: string) => void;
}

/**
 * The only user of ipcMain. Every call is refused unless it comes from the top frame of a window and that frame's address is the
 * app's own, and unless its input has the declared shape.
 */
export function serveIpc({ handlers, tokenOfPath, requestPorts, log }: IpcOptions): void {
  const serve = <T>(name: string, schema: z.ZodType<T>, run: (input: T) => unknown) => {
    ipcMain.handle(`shell:${name}`, async (event, input: unknown) => {
      refuseStrangers(event, name, log);
      const parsed = schema.safeParse(input);
      if (!parsed.success) throw new Error(`${name}: refused input (${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')})`);
      return run(parsed.data);
    });
  };
  for (const name of Object.keys(shellInputs) as ShellCall[]) serve(name, shellInputs[name] as unknown as z.ZodType<never>, handlers[name] as (input: never) => unknown);
  serve('tokenOfPath', z.object({ path: z.string().min(1).max(32_768) }), ({ path }) => tokenOfPath(path));
  ipcMain.on('shell:requestPorts', (event, holder: unknown) => {
    if (isOurPage(event)) requestPorts(holder === 'modelWorker' ? holder : 'page');
    else log(`ipc: refused requestPorts from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
  });
}

function refuseStrangers(event: IpcMainInvokeEvent, name: string, log: (line: string) => void): void {
  if (isOurPage(event)) return;
  log(`ipc: refused ${name} from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
  throw new Error(`${name}: refused sender`);
}

function isOurPage({ senderFrame }: IpcMainInvokeEvent | IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppPage(senderFrame.url);
}
