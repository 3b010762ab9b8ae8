/** A second copy of one of these would bring its own state or types: two Reacts, two stores, two SQLite writers. */
const SINGLE = [
  'react', 'react-dom', '@mantine/core', '@mantine/hooks', 'zustand', '@tanstack/react-query', 'zod', 'better-sqlite3',
  'electron', 'vite', 'vitest', '@playwright/test', 'playwright-core', 'typescript',
];

/**
 * @typedef {{name?: string, version?: string, resolved?: string, integrity?: string, link?: boolean, inBundle?: boolean, optionalDependencies?: Record<string, string>}} Entry
 * @param {{packages: Record<string, Entry>}} lock package-lock.json
 * @returns {string[]} what is wrong with it
 */
export function judgeLockfile({ packages }) {
  const entries = Object.entries(packages).filter(([key]) => key !== '');
  return [...entries.flatMap(([key, entry]) => judgeEntry(key, entry)), ...findCopies(entries), ...findMissingOptional(entries)];
}

/** A platform's package that the registry did not have when the lock was written: `npm install` goes on, `npm ci` refuses. */
function findMissingOptional(entries) {
  const known = new Set(entries.map(([key]) => key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  return entries.flatMap(([key, { optionalDependencies = {} }]) => Object.keys(optionalDependencies).filter((name) => !known.has(name)).map((name) => `${key} wants ${name}, which the lock file lacks: npm ci would refuse it; take a version that is published for all platforms`));
}

function judgeEntry(key, { version, resolved, integrity, link, inBundle }) {
  // What is bundled inside another package is covered by that one's hash.
  if (inBundle) return [];
  const problems = [];
  if (link) problems.push(`${key} is a link to a folder: only packages from the registry`);
  // npm may leave the address out (omit-lockfile-registry-resolved); then it comes from the configured registry.
  if (resolved && !resolved.startsWith('https://registry.npmjs.org/')) problems.push(`${key} comes from ${resolved}: only packages from the npm registry`);
  if (version && !/^\d+\.\d+\.\d+/.test(version)) problems.push(`${key} has the version ${version}: only released versions`);
  if (!link && !integrity?.startsWith('sha512-')) problems.push(`${key} has no sha512 hash, so what is installed can't be checked`);
  return problems;
}

function findCopies(entries) {
  return SINGLE.flatMap((name) => {
    const copies = entries.filter(([key]) => key === `node_modules/${name}` || key.endsWith(`/node_modules/${name}`));
    return copies.length > 1 ? [`${name} is installed ${copies.length} times: ${copies.map(([key, { version }]) => `${key}@${version}`).join(', ')}`] : [];
  });
}
