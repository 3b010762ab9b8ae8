/**
 * What an event of the append-only log says:
 * `label` one class; `ambiguous` truly unclear, with a note; `skip` not now; `withdraw` takes an earlier event back.
 */
export const ANNOTATION_KINDS = ['label', 'ambiguous', 'skip', 'withdraw'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** How a gold label came to be. */
export const GOLD_METHODS = ['imported', 'unanimous', 'majority', 'adjudicated'] as const;
export type GoldMethod = (typeof GOLD_METHODS)[number];
