/**
 * What an event of the append-only log says:
 * `label` one class; `ambiguous` truly unclear, with a note; `skip` not now; `withdraw` takes an earlier event back.
 */
export const ANNOTATION_KINDS = ['label', 'ambiguous', 'skip', 'withdraw'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** One annotator's present answer for one item (derived from the log). */
export interface Annotation {
  readonly uid: string;
  readonly itemId: number;
  readonly annotatorId: number;
  readonly annotator: string;
  readonly kind: Exclude<AnnotationKind, 'withdraw'>;
  /** Class uid; null unless `kind` is `label`. */
  readonly classUid: string | null;
  readonly note: string;
  /** Epoch milliseconds, UTC. */
  readonly createdAt: number;
  readonly durationMs: number | null;
  readonly schemaVersion: number;
  readonly guidelineVersion: number;
}

/** How a gold label came to be. */
export const GOLD_METHODS = ['imported', 'unanimous', 'majority', 'adjudicated'] as const;
export type GoldMethod = (typeof GOLD_METHODS)[number];
