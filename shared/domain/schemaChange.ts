import type { Relook, SchemaSurgery } from './schemaSurgery';

/** How much a surgery reaches, in present answers and gold labels. */
export interface SurgeryCounts {
  /** Answers that read or count differently afterwards; where a class is split or retired: its answers. */
  readonly annotations: number;
  readonly items: number;
  readonly annotators: number;
  /** Gold labels of the same classes. */
  readonly gold: number;
  /** Answers given under a meaning that holds no longer, and the items and annotators they are of. */
  readonly older: { readonly annotations: number; readonly items: number; readonly annotators: number };
}

/** What made a version of the label schema, kept with it. */
export type SchemaChange =
  | { readonly kind: 'surgery'; readonly surgery: SchemaSurgery; readonly counts: SurgeryCounts; readonly relook: Relook | null }
  /** The version that took back what this one changed. */
  | { readonly kind: 'undo'; readonly version: number };
