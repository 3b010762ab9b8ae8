/**
 * Which room may use which, with the reason that the check prints. Imports go one way:
 * shared <- electron/data <- electron/cli; shared <- renderer; data service and renderer meet in shared/contract.
 * @typedef {{zone: string, may: readonly string[], never: readonly string[], because: string}} Zone
 * `may`: zones it may import from; `never`: packages it may not import ("node:" stands for every Node built-in).
 */

/** @type {readonly Zone[]} the most specific first; "electron" is the files directly in that folder */
const ZONES = [
  {
    zone: 'shared', may: ['shared'], never: ['node:', 'electron', 'better-sqlite3', 'react', 'react-dom', '@mantine'],
    because: 'shared runs in every process and its output depends on its input alone, so it imports nothing outside shared: no Node, Electron, SQLite or React.',
  },
  {
    zone: 'renderer', may: ['renderer', 'shared'], never: ['node:', 'electron', 'better-sqlite3'],
    because: 'renderer is a sandboxed page: it imports only itself and shared, and talks to the data service through the contract.',
  },
  {
    zone: 'electron/data', may: ['electron/data', 'electron', 'shared'], never: ['electron'],
    because: 'electron/data also runs in tests and under the command line, without Electron: it imports only itself and shared.',
  },
  {
    zone: 'electron/cli', may: ['electron/cli', 'electron/data', 'electron', 'shared'], never: ['electron', 'better-sqlite3'],
    because: 'electron/cli runs in plain Node and calls the same handlers as the app: it imports electron/data and shared, and no SQLite of its own.',
  },
  {
    zone: 'electron/main', may: ['electron/main', 'electron', 'shared'], never: ['better-sqlite3'],
    because: 'electron/main never blocks and holds no domain logic: it imports only itself and shared, and leaves SQL to the data service.',
  },
  {
    zone: 'electron/preload', may: ['electron/preload', 'electron', 'shared'], never: ['better-sqlite3'],
    because: 'electron/preload forwards a port and a few named calls: it imports only itself and shared.',
  },
  {
    zone: 'electron', may: ['electron', 'shared'], never: ['electron', 'better-sqlite3'],
    because: 'files directly in electron/ are what its processes say to each other: they import only shared.',
  },
];

/** Words that may not stand in some files, whatever is imported. */
export const FORBIDDEN_TEXT = [
  {
    pattern: /\bdangerouslySetInnerHTML\b|\b(?:inner|outer)HTML\s*=(?!=)|\binsertAdjacentHTML\b|\bdocument\.write\b/,
    applies: (file) => file.startsWith('renderer/'),
    because: 'what people import is shown as text: HTML made from it could run in the page.',
  },
  {
    pattern: /\bipcMain\s*\.\s*(?:handle|on|once|handleOnce)\b/,
    applies: (file) => file.startsWith('electron/') && file !== 'electron/main/ipc.ts',
    because: 'every message to main is checked for its sender, and electron/main/ipc.ts is where that happens.',
  },
];

/** @param {string} file relative to the repository, with forward slashes @returns {Zone | undefined} */
export function zoneOf(file) {
  return ZONES.find(({ zone }) => (zone === 'electron' ? /^electron\/[^/]+$/.test(file) : file.startsWith(`${zone}/`)));
}

/** @param {string} file @returns {string | undefined} "label" for renderer/features/label/… */
export const featureOf = (file) => /^renderer\/features\/([^/]+)\//.exec(file)?.[1];
