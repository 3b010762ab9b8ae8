import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { modelRunner } from './scripts/lib/bundleRunner.mjs';

export default defineConfig({
  test: {
    // half of the tests wait for processes they started: no core is kept free
    maxWorkers: '100%',
    projects: [
      // Pure functions keep nothing between files: one environment for all of them takes a third of the time.
      { test: { name: 'shared', environment: 'node', isolate: false, include: ['shared/**/*.test.ts'] } },
      { test: { name: 'electron', environment: 'node', include: ['electron/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'scripts', environment: 'node', include: ['scripts/**/*.test.mjs'] } },
      { test: { name: 'renderer', environment: 'node', include: ['renderer/**/*.test.ts'] } },
      {
        plugins: [react(), modelRunner(import.meta.dirname)],
        test: { name: 'components', environment: 'jsdom', include: ['renderer/**/*.test.tsx'], setupFiles: ['renderer/testSetup.ts'], testTimeout: 30_000 },
      },
    ],
  },
});
