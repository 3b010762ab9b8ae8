import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { MediaFile } from '../../processMessages';
import { detectMediaType, HEAD_BYTES } from './detectMediaType';
import { isInside } from './isInside';

export interface MediaAccess {
  /** The project's own folder: media below it may be read. */
  readonly projectFolder: string;
  /** Other folders that the user allowed for this project on this machine. */
  readonly trustedFolders: readonly string[];
}

/**
 * Where an item's media file is, if it may be read: a regular image or sound file that, all links followed, lies below its media
 * root, the root being the project's own folder, below it, or one the user allowed. The project file is not trusted: its roots
 * and paths may name anything.
 */
export function resolveMedia(db: Database, access: MediaAccess, itemId: number): MediaFile {
  const row = db
    .prepare<[number], { content: string; root: string }>('SELECT item.content, media_root.path AS root FROM item JOIN media_root ON media_root.id = item.media_root_id WHERE item.id = ?')
    .get(itemId);
  if (!row) return { missing: 'unknown' };
  const root = rootFolder(access, row.root);
  if (root === null) return { missing: 'missing' };
  if (!isAllowedRoot(access, root)) return { missing: 'outside' };
  const file = findInRoot(root, row.content);
  if (typeof file !== 'string') return file;
  const mime = readMediaType(file);
  return mime === null ? { missing: 'notMedia' } : { path: file, mime };
}

/**
 * Folders that media roots of the open project lead to and that may not be read yet: absolute, all links followed, as the user
 * must see what is asked for and not how the project puts it.
 */
export function findUntrustedRoots(db: Database, access: MediaAccess): string[] {
  const roots = db.prepare<[], string>('SELECT path FROM media_root ORDER BY id').pluck().all();
  const folders = roots.map((root) => rootFolder(access, root) ?? path.resolve(access.projectFolder, root));
  return [...new Set(folders)].filter((folder) => !isAllowedRoot(access, folder));
}

/** The real folder of a media root, which may be relative to the project's; null when it is not there. */
function rootFolder({ projectFolder }: MediaAccess, root: string): string | null {
  return realPath(path.resolve(projectFolder, root));
}

function isAllowedRoot({ projectFolder, trustedFolders }: MediaAccess, root: string): boolean {
  return [projectFolder, ...trustedFolders].some((folder) => {
    const real = realPath(folder);
    return real !== null && (root === real || isInside(real, root));
  });
}

/** `relative` has `/` between names on every system. Undecodable, absolute and climbing paths are refused before the disk is asked. */
function findInRoot(root: string, relative: string): string | Extract<MediaFile, { missing: string }> {
  const names = relative.split('/');
  if (relative.includes('\0') || names.some((name) => name === '' || name === '.' || name === '..')) return { missing: 'outside' };
  if (process.platform === 'win32' && /[\\:]/.test(relative)) return { missing: 'outside' };
  const file = realPath(path.join(root, ...names));
  if (file === null) return { missing: 'missing' };
  return isInside(root, file) ? file : { missing: 'outside' };
}

function realPath(file: string): string | null {
  try {
    return realpathSync(file);
  } catch {
    return null;
  }
}

/** Null for what is not a regular file or no image or sound. */
function readMediaType(file: string): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch {
    return null;
  }
  try {
    if (!fstatSync(descriptor).isFile()) return null;
    const head = new Uint8Array(HEAD_BYTES);
    return detectMediaType(head.subarray(0, readSync(descriptor, head, 0, HEAD_BYTES, 0)));
  } finally {
    closeSync(descriptor);
  }
}
