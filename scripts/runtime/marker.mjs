import fs from 'node:fs';
import { inRoot } from '../lib/paths.mjs';
import { findElectron } from './electron.mjs';

// Inside node_modules: whoever deletes that folder deletes the claim that it is set up.
const markerFile = inRoot('node_modules', '.goldset-setup');

/** Remembers that the set-up was done for these packages and this Node. */
export const markSetUp = () => fs.writeFileSync(markerFile, describe());

/** @returns {boolean} was it done, and for what is installed now? */
export function isSetUp() {
  try {
    return fs.readFileSync(markerFile, 'utf8') === describe();
  } catch {
    return false;
  }
}

/** Changes with the versions, the Node that runs this, and whatever replaces or deletes what the set-up placed. */
function describe() {
  const versions = ['electron', 'better-sqlite3'].map((name) => {
    const { version } = JSON.parse(fs.readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8'));
    return `${name}@${version}`;
  });
  const addon = fs.existsSync(inRoot('node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node')) ? 'own' : 'prebuilt';
  return JSON.stringify([versions, process.version, process.arch, findElectron() ?? 'no Electron', addon]);
}
