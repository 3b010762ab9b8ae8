import type { Database } from 'better-sqlite3';
import type { MergeConflict, MergedFile } from '../../../shared/contract/packages';
import type { ForeignFile } from './foreignFile';
import { mergeAnnotators } from './mergeAnnotators';
import { mergeDecisions, mergeNotes } from './mergeDecisions';
import { mergeEvents } from './mergeEvents';
import { mergeGuideline } from './mergeGuideline';
import { mergeItems } from './mergeItems';
import { mergeLabelSchema } from './mergeLabelSchema';

export interface ApplyOptions {
  readonly project: string;
  readonly mediaRoot: string | null;
  readonly mayAddItems: boolean;
  readonly now: number;
  readonly pause: () => Promise<void>;
}

/** Adds what one file has and we have not, within the caller's transaction; `deriveMerged` follows when all files are in. Refuses what contradicts what is here. */
export async function applyForeign(db: Database, file: ForeignFile, options: ApplyOptions): Promise<{ readonly merged: MergedFile; readonly conflicts: readonly MergeConflict[] }> {
  const { summary } = file;
  const other = summary.kind === 'copy' ? findOtherContent(db, file) : [];
  const items = await mergeItems(db, file, { project: options.project, mediaRoot: options.mediaRoot, mayAdd: options.mayAddItems, now: options.now, pause: options.pause });
  const annotators = mergeAnnotators(db, file);
  const schema = mergeLabelSchema(db, file, options.now);
  const conflicts = [...other, ...schema.conflicts, ...mergeGuideline(db, file)];
  await options.pause();
  const events = mergeEvents(db, file);
  await options.pause();
  const gold = mergeDecisions(db, file);
  const notes = mergeNotes(db, file);
  const warnings = summary.futureEvents > 0 ? [`${summary.futureEvents} annotations of ${file.name} are dated in the future: a clock was wrong there. Their order does not depend on it.`] : [];
  const annotator = summary.manifest?.annotator.name ?? null;
  return { merged: { file: file.name, kind: summary.kind, annotator, ...events, byAnnotator: [...events.byAnnotator], items, annotators, classes: schema.added, gold, notes, warnings }, conflicts };
}

/** Items that have another content in the copy: ours stays. */
function findOtherContent(db: Database, { name, table }: ForeignFile): MergeConflict[] {
  const different = `FROM ${table('item')} s JOIN item i ON i.external_id = s.external_id WHERE i.content <> s.content AND s.root IS NULL`;
  const count = db.prepare<[], number>(`SELECT count(*) ${different}`).pluck().get()!;
  if (count === 0) return [];
  const first = db.prepare<[], string>(`SELECT s.external_id ${different} LIMIT 1`).pluck().get()!;
  return [{ kind: 'item', item: first, annotator: null, answers: [], message: `${count} items have another content in ${name}, the first of them “${first.slice(0, 80)}”. They stay as they are here; answers from there were given to the other content.` }];
}
