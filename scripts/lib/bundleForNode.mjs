import path from 'node:path';
import { build } from 'vite';
import { inRoot } from './paths.mjs';

/**
 * Makes one JavaScript file, which Node runs, of a TypeScript program that is no part of the app: benchmarks and the
 * processes that the crash tests kill. Half a second.
 * @param {string} entry path under the root
 * @returns {Promise<string>} the file made, under out/tools/
 */
export async function bundleForNode(entry) {
  const name = path.basename(entry, '.ts');
  const outDir = inRoot('out', 'tools');
  await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'error',
    // Left as imports: the addon finds its binary by its own place, Playwright its own programs.
    ssr: { noExternal: true, external: ['better-sqlite3', '@playwright/test'] },
    build: { ssr: inRoot(entry), outDir, emptyOutDir: false, target: 'node20.18', minify: false, rolldownOptions: { output: { entryFileNames: `${name}.js`, chunkFileNames: `${name}-[hash].js` } } },
  });
  return path.join(outDir, `${name}.js`);
}
