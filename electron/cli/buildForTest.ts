import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

/** Builds command line and importer as the app's build does, into a folder of this process below `out/`: for tests of real processes. */
export async function buildForTest(): Promise<{ readonly folder: string; readonly remove: () => void }> {
  // by its path: only the build and its tests use what is in scripts
  const { modelRunner } = (await import(pathToFileURL(path.join(root, 'scripts/lib/bundleRunner.mjs')).href)) as { modelRunner: (root: string) => Plugin };
  const folder = path.join(root, 'out', `test-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [modelRunner(root)],
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: folder,
      rolldownOptions: {
        input: { cli: path.join(root, 'electron/cli/index.ts'), importer: path.join(root, 'electron/data/import/importerProcess.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}
