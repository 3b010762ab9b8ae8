import path from 'node:path';
import { BrowserWindow, app, dialog, nativeTheme, type MessagePortMain } from 'electron';
import type { ShellMessage } from '../../shared/contract/shell';
import { APP_PAGE } from './appOrigin';
import { denyNavigation } from './navigation';
import { cutWebRtc } from './network';

const RELOAD_WINDOW_MS = 10_000;
const MAX_RELOADS = 5;

export interface MainWindowOptions {
  readonly preload: string;
  /** The user closes it: keep it until what is unsaved is saved, then destroy it. */
  readonly onClose: (window: BrowserWindow) => void;
  readonly log: (line: string) => void;
}

/** The app's window. The page in it has no Node, no devtools unless asked for, and cannot go elsewhere. */
export function openMainWindow({ preload, onClose, log }: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#13161c' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged && process.env.GOLDSET_DEVTOOLS === '1',
      additionalArguments: [`--goldset-version=${app.getVersion()}`],
    },
  });
  const { webContents } = window;
  denyNavigation(webContents);
  cutWebRtc(webContents);
  reloadAfterCrash(window, log);
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    event.preventDefault();
    onClose(window);
  });
  void window.loadURL(APP_PAGE);
  return window;
}

export const preloadFile = (folder: string) => path.join(folder, '..', 'preload', 'index.cjs');

/** To the top frame; dropped when the page is not there. */
export function tellWindow(window: BrowserWindow | null, message: ShellMessage, ports: MessagePortMain[] = []): void {
  if (window && !window.isDestroyed() && !window.webContents.isCrashed()) window.webContents.postMessage('shell:message', message, ports);
}

/** A page that crashed comes back where it was: it asks for new ports, and what it had not saved was at most the last key press. */
function reloadAfterCrash(window: BrowserWindow, log: (line: string) => void): void {
  const crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log(`the page ended: ${reason} (${exitCode})`);
    crashes.push(Date.now());
    const recent = crashes.filter((at) => Date.now() - at < RELOAD_WINDOW_MS).length;
    if (recent <= MAX_RELOADS) window.webContents.reload();
    else void offerReload(window);
  });
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window keeps failing',
    detail: 'Everything marked as saved is in the project file. If one item causes this, open the project and go on with another one.',
    buttons: ['Try again', 'Quit'],
    noLink: true,
  });
  if (response === 0) window.webContents.reload();
  else app.exit(1);
}
