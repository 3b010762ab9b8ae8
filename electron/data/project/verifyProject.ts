import Database from 'better-sqlite3';
import { findChainProblems } from '../annotations/verifyChain';
import { findSchemaProblems } from '../db/schemaObjects';
import { findDerivedProblems } from './findDerivedProblems';
import { findRunProblems } from '../runs/findRunProblems';
import { findMissingMedia } from './findMissingMedia';

/**
 * Everything that can be checked about a project: SQLite's own check of the file, references, the objects in it, the hash chain
 * of the log, what is derived from it, the search index, runs of models, media. Reads every row: seconds at a million items.
 */
export function verifyProject(db: Database.Database): { ok: boolean; problems: string[] } {
  const checks: readonly (readonly [what: string, find: () => string[]])[] = [
    ['file', () => rows(db, 'integrity_check(20)').filter((line) => line !== 'ok').map((line) => `SQLite: ${line}`)],
    ['references', () => foreignKeyProblems(db)],
    ['schema', () => findSchemaProblems(db, db.pragma('user_version', { simple: true }) as number)],
    ['log', () => findChainProblems(db)],
    ['derived tables', () => findDerivedProblems(db)],
    ['runs', () => findRunProblems(db)],
    ['media', () => findMissingMedia(db)],
  ];
  const problems = checks.flatMap(([what, find]) => {
    try {
      return find();
    } catch (error) {
      // Damage that keeps one check from running is a finding, and the other checks may say more.
      if (error instanceof Database.SqliteError || error instanceof RangeError) return [`The check of the ${what} stopped: ${error.message}.`];
      throw error;
    }
  });
  return { ok: problems.length === 0, problems };
}

function rows(db: Database.Database, pragma: string): string[] {
  return (db.pragma(pragma) as Record<string, string>[]).flatMap((row) => Object.values(row));
}

function foreignKeyProblems(db: Database.Database): string[] {
  const broken = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  const kinds = new Map<string, number>();
  for (const { table, parent } of broken) kinds.set(`${table} that refer to a missing ${parent}`, (kinds.get(`${table} that refer to a missing ${parent}`) ?? 0) + 1);
  return [...kinds].map(([kind, count]) => `${count} rows of ${kind}.`);
}
