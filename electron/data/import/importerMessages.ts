import type { ImportProblem, ImportSettings, Inspection, SourceOptions } from '../../../shared/contract/importing';
import type { FieldMap } from '../../../shared/import/fields';
import type { Modality } from '../../../shared/domain/project';
import type { ForeignRequest, ForeignSummary } from '../foreign/foreignRequest';

/** How far from the imported file its media may lie: `near` in its folder or one the project uses, or `anywhere` a relative path leads. */
export type MediaReach = 'near' | 'anywhere';

/** How the importer is to read one source; paths are allowed, both ends are ours. */
export interface ReadRequest {
  readonly file: string;
  readonly modality: Modality;
  readonly settings: ImportSettings;
  /** Folder into which media are copied as they are read; null: they stay where they are. */
  readonly copyTo: string | null;
  /** Folders beside the file's own under which media may lie: those that the project uses already. */
  readonly mediaFolders: readonly string[];
  /** `anywhere`: files in other folders are taken as well, when they are media of the right kind by their bytes. */
  readonly mediaReach: MediaReach;
}

/** data service -> importer. One `inspect`, `read`, `extract` or `foreign` a process. */
export type ToImporter =
  | { readonly type: 'inspect'; readonly file: string; readonly as: ImportSettings['as']; readonly modality: Modality; readonly options: SourceOptions }
  | { readonly type: 'read'; readonly request: ReadRequest }
  /** The records with these numbers (ascending), as they stand in the file. */
  | { readonly type: 'extract'; readonly file: string; readonly options: SourceOptions; readonly records: readonly number[] }
  /** Work packages or copies of a project, one after another; the first that cannot be taken ends it. */
  | { readonly type: 'foreign'; readonly requests: readonly ForeignRequest[] }
  /** A batch was taken: the next may be sent. */
  | { readonly type: 'taken' };

/** A new value that rows refer to by number. */
export interface TagValue {
  readonly id: number;
  readonly column: string;
  readonly value: string;
}

/** Rows of items by column: element i of each array belongs to row i. */
export interface ItemRows {
  readonly records: Int32Array;
  readonly lines: Int32Array;
  readonly ids: readonly string[];
  readonly contents: readonly string[];
  /** Search text where it differs from the content. */
  readonly searches: readonly (string | null)[];
  /** JSON [[name, value], …] or null. */
  readonly metadata: readonly (string | null)[];
  /** Index in SPLITS, -1: none. */
  readonly splits: Int8Array;
  /** Number of a label, -1: none. */
  readonly golds: Int32Array;
  /** From our own exports; null: imported. */
  readonly goldMethods: readonly (string | null)[];
  readonly goldDecisions: readonly (string | null)[];
  readonly goldReasons: readonly string[];
  /** Number of a tag set, -1: no tags. */
  readonly tagSets: Int32Array;
  /** Media items. */
  readonly sha256: readonly (Uint8Array | null)[];
  readonly mediaBytes: readonly (number | null)[];
  /** Index in the summary's `mediaRoots`. */
  readonly mediaRoots: Int8Array;
}

/** Rows of annotations or gold labels. Annotator -1: gold. Label -1: the cell is empty. Time NaN: none. */
export interface LabelRows {
  readonly records: Int32Array;
  readonly lines: Int32Array;
  readonly items: readonly string[];
  readonly annotators: Int32Array;
  readonly labels: Int32Array;
  readonly times: Float64Array;
  /** From our own exports; null: all are labels, without a note. */
  readonly extra: { readonly kinds: readonly string[]; readonly notes: readonly string[]; readonly durations: readonly (number | null)[] } | null;
}

/** Rows of predictions. Predicted -1: the cell is empty. */
export interface PredictionRows {
  readonly records: Int32Array;
  readonly lines: Int32Array;
  readonly items: readonly string[];
  readonly predicted: Int32Array;
  /** Numbers of the labels whose probabilities the source has, those of earlier batches first. */
  readonly classes: Int32Array;
  /** One value a class and row, row after row; a row without probabilities is all NaN, a class that a row says nothing about is 0. */
  readonly probabilities: Float64Array;
}

export interface Batch {
  readonly items: ItemRows | null;
  readonly labelRows: LabelRows | null;
  readonly predictionRows: PredictionRows | null;
  /** New since the last batch; ids go on from 0. */
  readonly labels: readonly string[];
  readonly annotators: readonly string[];
  readonly tags: readonly TagValue[];
  readonly tagSets: readonly { readonly id: number; readonly tags: readonly number[] }[];
  /** Columns that turned out to have too many values for a tag; rows up to `record` refer to their values as tags. */
  readonly demoted: readonly { readonly column: string; readonly keep: boolean }[];
  /** Records that cannot be taken. */
  readonly bad: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
  readonly bytes: number;
}

/** How the file was read in the end: for the notes of the import and for a second reading. */
export interface ReadSummary {
  readonly options: SourceOptions;
  readonly columns: readonly string[];
  readonly fields: FieldMap;
  readonly rows: number;
  /** Warnings beyond those sent. */
  readonly unlistedWarnings: number;
  /** Folders that contents are relative to, absolute; none without media. */
  readonly mediaRoots: readonly string[];
}

/** importer -> data service */
export type FromImporter =
  | { readonly type: 'inspected'; readonly inspection: Inspection }
  | { readonly type: 'batch'; readonly batch: Batch }
  | { readonly type: 'extracted'; readonly header: string | null; readonly delimiter: string; readonly rows: readonly { readonly record: number; readonly line: number; readonly raw: string }[]; readonly last: boolean }
  | { readonly type: 'end'; readonly summary: ReadSummary }
  /** The source as a whole cannot be taken. */
  | { readonly type: 'refused'; readonly problems: readonly ImportProblem[] }
  | { readonly type: 'foreignProgress'; readonly phase: string }
  | { readonly type: 'foreignStaged'; readonly summary: ForeignSummary }
  | { readonly type: 'foreignEnd' }
  /** A file that came from somebody else cannot be taken. */
  | { readonly type: 'declined'; readonly code: string; readonly message: string }
  | { readonly type: 'failed'; readonly message: string };
