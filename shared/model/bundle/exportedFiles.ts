import type { BundleFile } from './bundleFiles';
import { toUtf8 } from './utf8';

/** What `writeBundle` writes. */
const DATA = new Set(['goldset-model.json', 'model.json', 'weights.bin', 'preprocessing.json', 'preprocessing.bin']);

/**
 * A bundle as it leaves the project: its data, and the programs that run it. `runner`: their texts by name. They come with the app and are never read from a project file, which may be somebody else's: whatever
 * else lies among a model's files there is left out.
 */
export function exportedFiles(files: readonly BundleFile[], runner: Readonly<Record<string, string>>): BundleFile[] {
  return [...files.filter(({ name }) => DATA.has(name)), ...Object.entries(runner).map(([name, content]) => ({ name, bytes: toUtf8(content) }))];
}
