import os from 'node:os';
import path from 'node:path';

/** The repository's root: every script works from here, whatever folder it was called from. */
export const root = path.resolve(import.meta.dirname, '../..');

/** @param {...string} parts @returns {string} an absolute path inside the repository */
export const inRoot = (...parts) => path.join(root, ...parts);

/**
 * Where downloads and compiled parts live. It is outside node_modules so that a fresh clone on a machine
 * that was set up once takes seconds. GOLDSET_CACHE serves machines where the home folder can't be read
 * by everyone who runs the app.
 * @returns {string}
 */
export function cacheFolder() {
  if (process.env.GOLDSET_CACHE) return path.resolve(process.env.GOLDSET_CACHE);
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(base, 'goldset');
}
