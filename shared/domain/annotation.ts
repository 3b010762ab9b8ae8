/**
 * What an event of the append-only log says:
 * `label` one class; `ambiguous` truly unclear, with a note; `skip` not now; `withdraw` takes an earlier event back.
 */
export const ANNOTATION_KINDS = ['label', 'ambiguous', 'skip', 'withdraw'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** How a gold label came to be: from a file, by a method over the annotations, or by a person who looked. */
export const GOLD_METHODS = ['imported', 'unanimous', 'majority', 'wawa', 'dawid-skene', 'one-coin', 'mace', 'adjudicated'] as const;
export type GoldMethod = (typeof GOLD_METHODS)[number];

/**
 * What was decided about an item: `label` one class; `ambiguous` truly unclear, the distribution of the answers is kept as it is;
 * `nobodyRight` none of the classes fits. An event of the kind `open` takes a decision back. Only `label` has a class.
 */
export const DECISIONS = ['label', 'ambiguous', 'nobodyRight'] as const;
export type Decision = (typeof DECISIONS)[number];
