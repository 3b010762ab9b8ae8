import Database from 'better-sqlite3';
import { listBackups, type BackupFile } from './backupFiles';

export interface ReadableBackup extends BackupFile {
  readonly labels: number;
}

/** The newest backup of the project at this path that can be read; undefined without any. */
export function findNewestBackup(folder: string, project: string): ReadableBackup | undefined {
  for (const backup of listBackups(folder, project)) {
    try {
      const db = new Database(backup.file, { readonly: true, fileMustExist: true });
      try {
        return { ...backup, labels: db.prepare<[], number>('SELECT coalesce(sum(labels), 0) FROM annotator_count').pluck().get()! };
      } finally {
        db.close();
      }
    } catch (error) {
      // This one is damaged too: an older one may serve.
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }
  return undefined;
}
