import { create } from 'zustand';
import type { SchemaDraft } from './schemaDraft';

interface Drafts {
  readonly projectUid: string | null;
  /** Null: as saved. */
  readonly schema: SchemaDraft | null;
  readonly guideline: string | null;
}

/** What was typed and not saved yet. Kept while other screens are open. */
export const useDrafts = create<Drafts>(() => ({ projectUid: null, schema: null, guideline: null }));

/** Another project has no drafts yet. */
export function enterProject(projectUid: string): void {
  if (useDrafts.getState().projectUid !== projectUid) useDrafts.setState({ projectUid, schema: null, guideline: null });
}
