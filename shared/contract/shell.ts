import { z } from 'zod';
import { modality, shortText } from './common';

/**
 * The handful of calls that need the operating system (windows, dialogs, files): page -> preload -> main.
 * No call takes or gives a path; files travel as tokens. Everything else goes over the port (contract/index.ts).
 */
export const recentProject = z.object({
  id: z.string(),
  name: z.string(),
  /** Folder for display, shortened (`~/work`). */
  folder: z.string(),
  lastOpened: z.number(),
  modality,
  items: z.number(),
  labelled: z.number(),
  exists: z.boolean(),
});
export type RecentProject = z.infer<typeof recentProject>;

export const sampleProject = z.object({ id: z.string(), title: z.string(), description: z.string(), modality, items: z.number(), source: z.string(), licence: z.string(), synthetic: z.string().nullable(), /** Profiles that have labelled already. */ annotators: z.number(), /** Runs of models that come with it. */ runs: z.number() });
export type SampleProject = z.infer<typeof sampleProject>;

export const pickedFile = z.object({ token: z.string(), name: z.string(), bytes: z.number(), isFolder: z.boolean() });
export type PickedFile = z.infer<typeof pickedFile>;

/** `cancelled`: the user closed the dialog. `failed`: shown as it is; `code` says which remedy to offer; `canRestore`: so can `restoreBackup`. */
export type OpenOutcome =
  | { readonly state: 'opened' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly code: string; readonly message: string; readonly canRestore: boolean };

export type SaveOutcome = { readonly state: 'saved' | 'cancelled' } | { readonly state: 'failed'; readonly message: string };

/** One name, no path: neither a folder above nor below. */
const fileName = z.string().regex(/^(?!\.{1,2}$)[^/\\\0]{1,200}$/);

export const shellInputs = {
  createProject: z.object({ name: shortText.min(1), modality }),
  openProject: z.object({}),
  openRecent: z.object({ id: z.string().max(100) }),
  openDropped: z.object({ token: z.string().max(40) }),
  forgetRecent: z.object({ id: z.string().max(100) }),
  openSample: z.object({ id: z.string().regex(/^[a-z]{1,20}$/) }),
  restoreBackup: z.object({}),
  closeProject: z.object({}),
  recentProjects: z.object({}),
  sampleProjects: z.object({}),
  pickFiles: z.object({ title: shortText }),
  pickMerges: z.object({ title: shortText }),
  pickFolder: z.object({ title: shortText }),
  saveText: z.object({ title: shortText, name: z.string().regex(/^[^/\\\0]{1,200}$/), text: z.string().max(100_000_000) }),
  savePdf: z.object({ title: shortText, name: z.string().regex(/^[^/\\\0]{1,200}$/), html: z.string().max(100_000_000) }),
  saveFolder: z.object({ title: shortText, name: fileName, files: z.array(z.object({ name: fileName, bytes: z.instanceof(Uint8Array) })).min(1).max(50) }),
  showInFolder: z.object({ token: z.string().max(40) }),
  allowMediaFolder: z.object({}),
  setTheme: z.object({ theme: z.enum(['system', 'light', 'dark']) }),
  ready: z.object({}),
  flushed: z.object({}),
};
export type ShellCall = keyof typeof shellInputs;

export interface ShellOutputs {
  createProject: OpenOutcome;
  openProject: OpenOutcome;
  openRecent: OpenOutcome;
  /** A project file dropped on the window (its token from `tokenOfDroppedFile`). */
  openDropped: OpenOutcome;
  forgetRecent: null;
  /** Opens the working copy of a bundled sample, making it first where there is none. */
  openSample: OpenOutcome;
  /** Puts the newest backup of the project that is damaged (the one that would not open, else the open one) beside it as a new file, and opens that. */
  restoreBackup: OpenOutcome;
  closeProject: null;
  recentProjects: RecentProject[];
  sampleProjects: SampleProject[];
  pickFiles: PickedFile[];
  /** Work packages and copies of the project. */
  pickMerges: PickedFile[];
  pickFolder: PickedFile | null;
  /** Asks where, and writes the text into that one file. `message`: why it was not written. */
  saveText: SaveOutcome;
  /** Asks where, and writes the page there as PDF. It is laid out without scripts and without anything from elsewhere. */
  savePdf: SaveOutcome;
  /** Asks for a folder and writes the files into a new one of this name in it, all or none. */
  saveFolder: SaveOutcome;
  /** Only for tokens of folders that an export wrote into. */
  showInFolder: null;
  /** Asks the user whether the project's media folder, which lies outside the project's folder, may be read. */
  allowMediaFolder: { allowed: boolean };
  setTheme: null;
  /** The first screen is painted: benchmarks and `--screenshot` wait for it. */
  ready: null;
  /** Answer to the window message `goldset-flush`: no write waits for its acknowledgement any more. */
  flushed: null;
}

/** The processes that a page talks to over ports: the writer, the one for scans, the one for long computations. */
export const SERVICES = ['data', 'reader', 'analyst'] as const;
export type ServiceName = (typeof SERVICES)[number];
/** Who talks over a port: the page, or the worker of the page that trains. */
export type PortHolder = 'page' | 'modelWorker';

/**
 * What the shell tells the page, as window messages. Ports come with `goldset-port` (in `event.ports`), at `requestPorts` and
 * again after each restart of a service. When the open project changes, the data port says that every topic changed.
 */
export type ShellMessage =
  | { readonly type: 'goldset-port'; readonly service: ServiceName; readonly holder: PortHolder }
  /** `restarting`: labels wait, a new port follows. `stopped`: it kept failing; `message` says what is safe; `requestPorts` tries again. */
  | { readonly type: 'goldset-service'; readonly service: ServiceName; readonly state: 'restarting' | 'stopped'; readonly message: string }
  /** Chosen in the menu. */
  | { readonly type: 'goldset-command'; readonly command: 'newProject' | 'openProject' | 'closeProject' }
  /** A project given by double click or on the command line, or a recent one, could not be opened. */
  | { readonly type: 'goldset-open-failed'; readonly code: string; readonly message: string; readonly canRestore: boolean }
  /** The window is about to close: answer with the call `flushed` as soon as nothing is unsaved. */
  | { readonly type: 'goldset-flush' };

export type ShellInput<C extends ShellCall> = z.infer<(typeof shellInputs)[C]>;

/** What preload puts on `window.goldset`. */
export type ShellApi = { readonly [C in ShellCall]: (input: ShellInput<C>) => Promise<ShellOutputs[C]> } & {
  /** Token of a file dropped on the window; null when it is not a file on disk. */
  readonly tokenOfDroppedFile: (file: unknown) => Promise<PickedFile | null>;
  /** Asks for ports; they arrive as window messages (`ShellMessage`). */
  readonly requestPorts: (holder?: PortHolder) => void;
  /** Facts about the running app, for the About box. */
  readonly versions: { readonly app: string; readonly electron: string; readonly chrome: string; readonly node: string };
  readonly platform: string;
};
