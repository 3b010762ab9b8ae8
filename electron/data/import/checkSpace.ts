import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Refusal } from '../refusal';

/** Staged rows, the write-ahead log and the project itself each hold about what the file holds, and the search index. */
const TIMES = 3;

/** Refuses an import that would fill the disk, before anything is read. */
export function checkSpace(project: string, bytes: number): void {
  const needed = bytes * TIMES;
  for (const folder of new Set([path.dirname(project), os.tmpdir()])) {
    if (!fs.existsSync(folder)) continue;
    const { bavail, bsize } = fs.statfsSync(folder);
    if (bavail * bsize < needed) {
      throw new Refusal('diskFull', `The import needs about ${Math.ceil(needed / 1e6)} MB on the disk of ${folder}, where ${Math.floor((bavail * bsize) / 1e6)} MB are free. Nothing was imported; free some space and try again.`);
    }
  }
}
