import fs from 'node:fs';
import path from 'node:path';

/**
 * @param {string} name a program's name
 * @returns {string | undefined} its full path, if it can be run
 */
export function findOnPath(name) {
  // /usr/sbin and /sbin: a normal user's PATH on Debian lacks them, yet `ip` may live there.
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
  return folders
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        fs.accessSync(file, fs.constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
