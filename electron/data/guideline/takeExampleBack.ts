import type { Database } from 'better-sqlite3';
import { removeExample } from '../../../shared/guideline/addExample';
import { getGuideline, listGuidelines, saveGuideline } from './queries';

/** The guideline without an example that a decision added: the text of before, or, where it was changed since, only without that line. */
export function takeExampleBack(db: Database, { version, text }: { readonly version: number; readonly text: string }, now: number): void {
  const present = getGuideline(db);
  const before = present.version === version ? listGuidelines(db).find((entry) => entry.version < version) : undefined;
  saveGuideline(db, before?.markdown ?? removeExample(present.markdown, text), now);
}
