import { hasDisplay, xvfb } from './display.mjs';
import { findOnPath } from './findOnPath.mjs';
import { offlinePrefix } from './offline.mjs';
import { inRoot } from './paths.mjs';
import { buildIfStale } from './stale.mjs';

const node = (...args) => [process.execPath, ...args];
const tool = (file, ...args) => node(inRoot('node_modules', file), ...args);

/**
 * @typedef {{name: string, what: string, command: readonly string[]}} Step
 * @type {ReadonlyArray<{name: string, what: string, command: readonly string[]} | {name: string, resolve: () => Promise<Omit<Step, 'name'>>}>}
 * What `npm test` does, in order: quick and telling first.
 */
export const STEPS = [
  { name: 'setup', what: 'runtime, SQLite addon and samples are in place', command: node('scripts/setup.mjs', '--no-build') },
  { name: 'types', what: 'TypeScript, per environment', command: tool('typescript/bin/tsc', '-b') },
  { name: 'layers', what: 'imports go one way', command: node('scripts/checkLayers.mjs') },
  { name: 'lint', what: 'oxlint', command: tool('oxlint/bin/oxlint') },
  { name: 'unused', what: 'no unused files, exports or dependencies (knip)', command: tool('knip/bin/knip.js') },
  { name: 'lockfile', what: 'packages from the registry only, hashed', command: node('scripts/checkLockfile.mjs') },
  { name: 'unit', what: 'vitest', command: tool('vitest/vitest.mjs', 'run') },
  { name: 'build', what: 'electron-vite', command: node('scripts/build.mjs') },
  { name: 'e2e', resolve: resolveEndToEnd },
];

/** Cut off from the network where the machine allows it: that Goldset needs none is a promise to be tested. */
async function resolveEndToEnd() {
  // For `npm run test:e2e` alone; after the build step there is nothing to do.
  await buildIfStale();
  const playwright = tool('@playwright/test/cli.js', 'test');
  const prefix = offlinePrefix();
  if (prefix) return { what: 'the real app, networking cut off', command: [...prefix, ...playwright] };
  const screen = !hasDisplay() && findOnPath('xvfb-run') ? xvfb : [];
  return { what: 'the real app; networking is NOT cut off, as this machine does not allow it', command: [...screen, ...playwright] };
}
