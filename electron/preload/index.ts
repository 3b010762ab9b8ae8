import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { PickedFile, ShellApi, ShellCall } from '../../shared/contract/shell';

// Named one by one: the page gets these functions and nothing else of Electron. The record makes a forgotten call a type error.
const CALLS: Readonly<Record<ShellCall, true>> = {
  createProject: true,
  openProject: true,
  openRecent: true,
  openDropped: true,
  forgetRecent: true,
  openSample: true,
  restoreBackup: true,
  closeProject: true,
  recentProjects: true,
  sampleProjects: true,
  pickFiles: true,
  pickMerges: true,
  pickFolder: true,
  savePdf: true,
  saveFolder: true,
  saveText: true,
  showInFolder: true,
  allowMediaFolder: true,
  setTheme: true,
  ready: true,
  flushed: true,
};

const calls = Object.fromEntries(Object.keys(CALLS).map((name) => [name, (input: unknown) => ipcRenderer.invoke(`shell:${name}`, input)])) as unknown as Pick<ShellApi, ShellCall>;

/** The page never sees the path: it goes to main, and a token comes back. */
async function tokenOfDroppedFile(file: unknown): Promise<PickedFile | null> {
  if (!(file instanceof File)) return null;
  const path = webUtils.getPathForFile(file);
  return path === '' ? null : (ipcRenderer.invoke('shell:tokenOfPath', { path }) as Promise<PickedFile | null>);
}

const version = process.argv.find((argument) => argument.startsWith('--goldset-version='))?.slice('--goldset-version='.length) ?? '';
const api: ShellApi = {
  ...calls,
  tokenOfDroppedFile,
  requestPorts: (holder = 'page') => ipcRenderer.send('shell:requestPorts', holder),
  versions: { app: version, electron: process.versions.electron ?? '', chrome: process.versions.chrome ?? '', node: process.versions.node },
  platform: process.platform,
};
contextBridge.exposeInMainWorld('goldset', api);

// Ports cannot cross the bridge; they cross by window.postMessage, to our own origin only.
ipcRenderer.on('shell:message', (event, message: unknown) => {
  window.postMessage(message, window.location.origin, event.ports);
});
