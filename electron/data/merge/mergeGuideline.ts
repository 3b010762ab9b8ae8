import type { Database } from 'better-sqlite3';
import type { MergeConflict } from '../../../shared/contract/packages';
import type { ForeignFile } from './foreignFile';

interface Version {
  readonly version: number;
  readonly markdown: string;
  readonly created_at: number;
}

/** Where only the copy went on changing the guideline, its versions follow ours. Where both did, ours stays, which is told. */
export function mergeGuideline(db: Database, { name: file, summary, table }: ForeignFile): MergeConflict[] {
  if (summary.kind === 'package') return [];
  const ours = db.prepare<[], Version>('SELECT version, markdown, created_at FROM guideline_version ORDER BY version').all();
  const theirs = db.prepare<[], Version>(`SELECT version, markdown, created_at FROM ${table('guideline_version')} ORDER BY version`).all();
  let common = 0;
  while (common < ours.length && common < theirs.length && ours[common]!.markdown === theirs[common]!.markdown) common += 1;
  if (common === theirs.length) return [];
  if (common === ours.length) {
    const insert = db.prepare('INSERT INTO guideline_version (version, markdown, created_at) VALUES (?, ?, ?)');
    for (const { version, markdown, created_at: createdAt } of theirs.slice(common)) insert.run(version, markdown, createdAt);
    return [];
  }
  const message = `The guideline was changed here and in ${file} since version ${common}. It stays as it is here; bring over by hand what is missing.`;
  return [{ kind: 'guideline', item: null, annotator: null, answers: [], message }];
}
