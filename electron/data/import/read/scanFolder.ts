import fs from 'node:fs/promises';
import path from 'node:path';
import { detectMediaType, MEDIA_HEAD_BYTES } from '../../../../shared/import/detectMediaType';

export interface FolderEntry {
  /** Path under the folder, with `/`. */
  readonly path: string;
  readonly kind: 'image' | 'audio' | 'other';
}
export interface SkippedEntry {
  readonly path: string;
  readonly why: 'symbolic link' | 'no regular file' | 'unreadable';
}

/** All files under a folder, by name; links, pipes, sockets and devices are never opened but listed. Hidden files (`.DS_Store`) are passed over. */
export async function* scanFolder(folder: string, prefix = ''): AsyncGenerator<FolderEntry | SkippedEntry> {
  const entries = await fs.readdir(path.join(folder, prefix), { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    yield { path: prefix, why: 'unreadable' };
    return;
  }
  // Not by locale: the same folder gives the same order everywhere.
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const relative = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) yield* scanFolder(folder, relative);
    else if (entry.isSymbolicLink()) yield { path: relative, why: 'symbolic link' };
    else if (!entry.isFile()) yield { path: relative, why: 'no regular file' };
    else yield await classify(folder, relative);
  }
}

async function classify(folder: string, relative: string): Promise<FolderEntry | SkippedEntry> {
  const handle = await fs.open(path.join(folder, relative), 'r').catch(() => null);
  if (handle === null) return { path: relative, why: 'unreadable' };
  try {
    const head = Buffer.alloc(MEDIA_HEAD_BYTES);
    const { bytesRead } = await handle.read(head, 0, MEDIA_HEAD_BYTES, 0);
    return { path: relative, kind: detectMediaType(head.subarray(0, bytesRead))?.kind ?? 'other' };
  } finally {
    await handle.close();
  }
}
