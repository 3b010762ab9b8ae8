/** Heap of an importer process: what it holds is bounded (chunks, one record, a batch), so that more than this is an attack or a mistake. */
export const IMPORTER_HEAP_MB = 256;

/** All of our environment that an importer gets: dates without a zone mean the same on every machine. */
export const IMPORTER_ENVIRONMENT = { TZ: 'UTC' };
