import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { modelRunner } from './scripts/lib/bundleRunner.mjs';

// The oldest runtime Goldset runs on (the fall-back of scripts/runtime), not the newest Electron that electron-vite knows.
const NODE = 'node20.18';
const CHROME = 'chrome130';

export default defineConfig({
  main: {
    plugins: [modelRunner(resolve('.'))],
    build: {
      target: NODE,
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          index: resolve('electron/main/index.ts'),
          data: resolve('electron/data/dataProcess.ts'),
          reader: resolve('electron/data/readerProcess.ts'),
          analyst: resolve('electron/data/analystProcess.ts'),
          keeper: resolve('electron/data/keeper/keeperProcess.ts'),
          importer: resolve('electron/data/import/importerProcess.ts'),
          cli: resolve('electron/cli/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      outDir: 'out/preload',
      // a sandboxed preload must be one CommonJS file
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('renderer'),
    build: {
      target: CHROME,
      cssTarget: CHROME,
      minify: true,
      outDir: resolve('out/renderer'),
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: resolve('renderer/index.html') } },
    },
    // in a folder of their own: their scripts come with a policy of their own
    worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'workers/[name]-[hash].js', chunkFileNames: 'workers/[name]-[hash].js' } } },
    plugins: [react(), modelRunner(resolve('.'))],
  },
});
