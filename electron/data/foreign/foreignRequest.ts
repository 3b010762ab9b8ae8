import type { Modality } from '../../../shared/domain/project';
import type { Manifest } from '../packages/manifest';

/** A project file or work package that came from somebody else, to be read in a process of its own. Paths are ours. */
export interface ForeignRequest {
  readonly file: string;
  /** As it is called in messages. */
  readonly name: string;
  /** An empty folder of ours for the bytes copied or unpacked. */
  readonly folder: string;
  /** Database of ours into which the checked rows go, its tables named with `prefix`. */
  readonly staging: string;
  readonly prefix: string;
  /** The project that it must be of; null: any (it becomes a project of its own). */
  readonly expected: { readonly uid: string; readonly name: string } | null;
}

export interface ForeignSummary {
  readonly kind: 'copy' | 'package';
  readonly manifest: Manifest | null;
  readonly project: { readonly uid: string; readonly name: string; readonly modality: Modality; readonly schemaMergeBase: number | null };
  /** Folder of the media unpacked; null: none. */
  readonly mediaFolder: string | null;
  readonly items: number;
  readonly events: number;
  /** Events dated more than a day after now. */
  readonly futureEvents: number;
}
