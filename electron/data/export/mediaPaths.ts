import os from 'node:os';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { isInside } from '../media/isInside';
import type { ExportItemOptions } from './readExportItems';

/**
 * Says media files relative to the folder of the exported file, so that importing it there finds them. Where that would spell out
 * the user's home folder (media below it, export elsewhere), the path stays relative to the media folder: exports name no user.
 */
export function mediaPathsFrom(db: Database, projectFolder: string, exportFolder: string): ExportItemOptions['mediaPath'] {
  const home = os.homedir();
  const prefixes = new Map(
    db
      .prepare<[], [id: number, root: string]>('SELECT id, path FROM media_root')
      .raw()
      .all()
      .map(([id, root]) => {
        const folder = path.resolve(projectFolder, root);
        const relative = path.relative(exportFolder, folder);
        const namesHome = isInside(home, folder) && !isInside(home, exportFolder) && exportFolder !== home;
        return [id, namesHome || path.isAbsolute(relative) ? '' : relative.split(path.sep).join('/')];
      }),
  );
  return (content, mediaRootId) => {
    const prefix = mediaRootId === null ? '' : (prefixes.get(mediaRootId) ?? '');
    return prefix === '' ? content : `${prefix}/${content}`;
  };
}
