import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      // Pure functions keep nothing between files: one environment for all of them takes a third of the time.
      { test: { name: 'shared', environment: 'node', isolate: false, include: ['shared/**/*.test.ts'] } },
      { test: { name: 'electron', environment: 'node', include: ['electron/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'scripts', environment: 'node', include: ['scripts/**/*.test.mjs'] } },
      {
        plugins: [react()],
        test: { name: 'renderer', environment: 'jsdom', include: ['renderer/**/*.test.{ts,tsx}'], setupFiles: ['renderer/testSetup.ts'], testTimeout: 30_000 },
      },
    ],
  },
});
