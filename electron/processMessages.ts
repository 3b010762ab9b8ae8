import type { ProjectInfo } from '../shared/contract/project';
import type { Failure } from '../shared/contract/wire';
import type { Modality } from '../shared/domain/project';

/** main -> data service. Paths are allowed here: both ends are ours. */
export type ToData =
  | { readonly type: 'open'; readonly requestId: number; readonly path: string }
  | { readonly type: 'create'; readonly requestId: number; readonly path: string; readonly name: string; readonly modality: Modality }
  /** Makes a project from a bundled sample's folder and opens it. */
  | { readonly type: 'createFromSample'; readonly requestId: number; readonly path: string; readonly sampleFolder: string }
  /** Makes a project of a work package, beside it or, where nothing can be written there, in `folder`, and opens it. One made before is opened again. */
  | { readonly type: 'openPackage'; readonly requestId: number; readonly path: string; readonly folder: string }
  | { readonly type: 'close'; readonly requestId: number }
  /** Closes the project that was open before the last `open`: the reader has let go of it. Answer: its last counts, or null. */
  | { readonly type: 'closePrevious'; readonly requestId: number }
  /** Whether there is a backup of the project at this path. */
  | { readonly type: 'canRestore'; readonly requestId: number; readonly path: string }
  /** Puts the newest backup of this project beside it; the answer is the new file's path. */
  | { readonly type: 'restore'; readonly requestId: number; readonly path: string }
  /** How a task that was asked for by `keep` ended; `value` is its answer. */
  | { readonly type: 'kept'; readonly requestId: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'kept'; readonly requestId: number; readonly ok: false; readonly failure: Failure }
  /** The user chose this file or folder; messages name it by the token. */
  | { readonly type: 'grant'; readonly token: string; readonly path: string }
  /** Folders outside the projects' own whose media may be read, by project uid. Replaces what was said before. */
  | { readonly type: 'trustMediaRoots'; readonly byProject: Readonly<Record<string, readonly string[]>> }
  /** Tells the windows that another project is open now, once the reader has it too. */
  | { readonly type: 'announce' }
  | { readonly type: 'media'; readonly requestId: number; readonly itemId: number }
  /** With one port: a window connects. */
  | { readonly type: 'connect' }
  /** With one port: the importer asked for by `spawnImporter`. */
  | { readonly type: 'importer'; readonly requestId: number }
  | { readonly type: 'importerExit'; readonly requestId: number; readonly code: number };

/** data service -> main */
export type FromData =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly requestId: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'done'; readonly requestId: number; readonly ok: false; readonly failure: Failure }
  | { readonly type: 'spawnImporter'; readonly requestId: number }
  | { readonly type: 'killImporter'; readonly requestId: number }
  /** Runs the task in a keeper process; answered with `kept`. */
  | { readonly type: 'keep'; readonly requestId: number; readonly task: KeepTask }
  | { readonly type: 'killKeeper'; readonly requestId: number }
  /** An export ended well in the folder of this token: it may be shown in the file manager. */
  | { readonly type: 'exported'; readonly token: string }
  /** An import brought media from folders that the user had picked for it: they may be read from now on. */
  | { readonly type: 'mediaRootsAdded'; readonly projectUid: string; readonly paths: readonly string[] };

/** main -> reader and analyst; they answer with `ready` and `done`. */
export type ToReader = { readonly type: 'open'; readonly requestId: number; readonly path: string } | { readonly type: 'close'; readonly requestId: number } | { readonly type: 'connect' };

/** What is done for an open project beside the process that writes to it. Times in epoch milliseconds. */
export type KeepTask =
  /** Reads the whole file and recomputes the whole hash chain. Answer: what is wrong, a sentence each. */
  | { readonly kind: 'check'; readonly project: string }
  /** Answer: nothing; a backup that is not made rejects with `Refusal`. */
  | { readonly kind: 'backup'; readonly project: string; readonly folder: string; readonly now: number; readonly unlessUnchanged: boolean };

/** main -> keeper, a throw-away process; it answers with `ready` and `done`. */
export interface ToKeeper {
  readonly type: 'keep';
  readonly requestId: number;
  readonly task: KeepTask;
}

/** A project's place and counts, for the list of recent projects. Answer to `close`: that of the project closed, null when none was open. */
export interface ProjectSummary {
  readonly path: string;
  readonly info: ProjectInfo;
  /** Items with at least one answer. */
  readonly labelled: number;
}
export interface OpenedProject extends ProjectSummary {
  /** Media roots outside the project's folder that the user has not allowed yet. */
  readonly untrustedMediaRoots: readonly string[];
}
/** Answer to `media`: an existing regular file inside an allowed root, or why not. */
export type MediaFile = { readonly path: string; readonly mime: string } | { readonly missing: 'unknown' | 'missing' | 'outside' | 'notMedia' };
