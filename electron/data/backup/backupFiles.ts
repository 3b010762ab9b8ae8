import { createHash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** A backup that is whole: it got its name only after it had been read back. */
export interface BackupFile {
  readonly file: string;
  /** When it was begun; epoch milliseconds. All that was acknowledged before is in it. */
  readonly at: number;
}

/** What a backup is called until it is whole. */
export const UNFINISHED = '.unfinished';

/** One folder a project, by its path: a damaged file can no longer say which project it is. */
export function backupFolderOf(folder: string, project: string): string {
  const place = createHash('sha256').update(findPlace(project)).digest('hex').slice(0, 12);
  return path.join(folder, `${path.basename(project, '.goldset')}-${place}`);
}

export function backupName(at: number): string {
  return `${new Date(at).toISOString().replace(/[:.]/g, '-')}.goldset`;
}

/** The project's backups, newest first. */
export function listBackups(folder: string, project: string): BackupFile[] {
  const own = backupFolderOf(folder, project);
  return namesIn(own)
    .flatMap((name) => {
      const at = Date.parse(name.slice(0, 24).replace(/T(\d\d)-(\d\d)-(\d\d)-/, 'T$1:$2:$3.'));
      return name.endsWith('.goldset') && !Number.isNaN(at) ? [{ file: path.join(own, name), at }] : [];
    })
    .sort((one, other) => other.at - one.at);
}

/** What a backup that was cut off left behind. */
export function listUnfinished(folder: string, project: string): string[] {
  const own = backupFolderOf(folder, project);
  return namesIn(own).flatMap((name) => (name.includes(UNFINISHED) ? [path.join(own, name)] : []));
}

/** The same for every way to write the path, and also when the file itself is gone. */
function findPlace(project: string): string {
  if (existsSync(project)) return realpathSync(project);
  const folder = path.dirname(path.resolve(project));
  return path.join(existsSync(folder) ? realpathSync(folder) : folder, path.basename(project));
}

function namesIn(own: string): string[] {
  try {
    return readdirSync(own);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
