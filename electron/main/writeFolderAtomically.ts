import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomically } from './writeFileAtomically';

/** A new folder with these files, whole or not at all. One that is there already stays as it is: the new one is `NAME 2`, `NAME 3` … */
export function writeFolderAtomically(folder: string, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): void {
  const temporary = `${folder}.${randomBytes(6).toString('hex')}.tmp`;
  mkdirSync(temporary);
  try {
    for (const { name, bytes } of files) writeFileAtomically(path.join(temporary, name), bytes);
    renameSync(temporary, freePath(folder));
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

function freePath(folder: string): string {
  for (let number = 2, free = folder; ; number += 1) {
    if (!existsSync(free)) return free;
    free = `${folder} ${number}`;
  }
}
