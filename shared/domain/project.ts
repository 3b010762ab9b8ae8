/** What the items of a project are. One project holds one modality. */
export const MODALITIES = ['text', 'image', 'audio', 'table'] as const;
export type Modality = (typeof MODALITIES)[number];

/** The parts a dataset is split into; an item without one has `null`. */
export const SPLITS = ['train', 'dev', 'test'] as const;
export type Split = (typeof SPLITS)[number];

/** First four bytes of "GLDS": the `application_id` of every project file. */
export const APPLICATION_ID = 0x474c4453;
export const PROJECT_EXTENSION = 'goldset';
/** A work package: what one annotator gets, and sends back. */
export const PACKAGE_EXTENSION = 'goldset-package';
