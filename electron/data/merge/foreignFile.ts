import type { ForeignSummary } from '../foreign/foreignRequest';

/** A file whose checked rows are in an attached staging database. */
export interface ForeignFile {
  readonly name: string;
  readonly path: string;
  readonly summary: ForeignSummary;
  /** SQL name of one of its tables. */
  readonly table: (name: 'root' | 'item' | 'tag' | 'item_tag' | 'annotator' | 'class' | 'schema_version' | 'guideline_version' | 'origin' | 'event' | 'gold' | 'note') => string;
}
