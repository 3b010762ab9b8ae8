import Database from 'better-sqlite3';
import path from 'node:path';
import type { KeepTask } from '../../processMessages';
import { findChainProblems } from '../annotations/verifyChain';
import { backUpBeside } from '../backup/backUp';
import { explainStorageError } from '../db/explainStorageError';
import { closeProjectFile, openReaderFile } from '../project/openProjectFile';

/** Runs one task; takes seconds in a large project. Returns the damage found; a backup finds none or rejects. */
export async function runKeepTask(task: KeepTask): Promise<readonly string[]> {
  try {
    if (task.kind === 'check') return findDamage(task.project);
    await backUpBeside(task, task);
    return [];
  } catch (error) {
    throw explainStorageError(error, task.kind === 'check' ? task.project : `the backup of ${path.basename(task.project)}`);
  }
}

function findDamage(project: string): string[] {
  try {
    const db = openReaderFile(project);
    try {
      // one moment: what is labelled meanwhile must not look like an end of the log that does not fit
      return db.transaction(() => {
        const problems = (db.pragma('quick_check(3)') as { quick_check: string }[]).map((row) => row.quick_check).filter((line) => line !== 'ok');
        return problems.length > 0 ? problems.map((line) => `SQLite: ${line}.`) : findChainProblems(db, { limit: 3 });
      })();
    } finally {
      closeProjectFile({ db });
    }
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return [`SQLite: ${error.message}.`];
    throw error;
  }
}
