import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellMessage } from '../../shared/contract/shell';
import type { Theme } from './settings';

export interface MenuOptions {
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly command: (command: Extract<ShellMessage, { type: 'goldset-command' }>['command']) => void;
}

/** What the operating system expects to find in a menu bar, and nothing that opens a door (no reload, no developer tools). */
export function setMenu({ theme, setTheme, command }: MenuOptions): void {
  const isMac = process.platform === 'darwin';
  const file: MenuItemConstructorOptions[] = [
    { label: 'New Project…', accelerator: 'CmdOrCtrl+N', click: () => command('newProject') },
    { label: 'Open Project…', accelerator: 'CmdOrCtrl+O', click: () => command('openProject') },
    { label: 'Close Project', click: () => command('closeProject') },
    { type: 'separator' },
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
  // Undo is the page's own (labels, not text); macOS alone needs the roles for text fields.
  const edit: MenuItemConstructorOptions[] = [...(isMac ? [{ role: 'undo' as const }, { role: 'redo' as const }, { type: 'separator' as const }] : []), { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
  const themes: readonly (readonly [Theme, string])[] = [['system', 'As the System'], ['light', 'Light'], ['dark', 'Dark']];
  const view: MenuItemConstructorOptions[] = [
    { label: 'Theme', submenu: themes.map(([value, label]) => ({ label, type: 'radio', checked: value === theme, click: () => setTheme(value) })) },
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(isMac ? [{ role: 'appMenu' as const }] : []), { label: 'File', submenu: file }, { label: 'Edit', submenu: edit }, { label: 'View', submenu: view }]),
  );
}
