import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { log, SetupError } from './log.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

/** What a build is made from. */
const SOURCES = ['shared', 'electron', 'renderer', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
/** Tests and type settings change nothing that is built. */
const IS_IRRELEVANT = /\.test\.tsx?$|^tsconfig.*\.json$|^\./;

const stampFile = inRoot('out', '.stamp');

/** Builds the app unless what is in out/ was built from the files as they are now. */
export async function buildIfStale() {
  if (process.env.GOLDSET_NO_BUILD === '1') return;
  // A packaged copy has no sources to build from.
  if (!fs.existsSync(inRoot('electron.vite.config.ts'))) return;
  if (isFresh()) return;
  await withBuildLock(async () => {
    // Whoever held the lock has probably built just this.
    if (!isFresh()) await buildNow();
  });
}

/** Builds the app in any case. */
export const build = () => withBuildLock(buildNow);

const withBuildLock = (work) => withLock(inRoot('out', '.build.lock'), work, { onWait: () => log('waiting for another build') });

async function buildNow() {
  // Taken before the build: a file saved meanwhile makes the next check build again.
  const fingerprint = fingerprintSources();
  fs.rmSync(stampFile, { force: true });
  log('building the app');
  try {
    const cli = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    await run(process.execPath, [cli, 'build', '--logLevel', 'warn'], { quiet: true });
  } catch (error) {
    throw new SetupError(`The build failed.\n${error.message}`);
  }
  fs.writeFileSync(stampFile, fingerprint);
}

function isFresh() {
  try {
    return fs.readFileSync(stampFile, 'utf8') === fingerprintSources();
  } catch {
    return false;
  }
}

/**
 * Names, sizes and times of the sources: a few milliseconds, and unlike "newer than the stamp" it also sees
 * deleted files and older ones put back.
 * @param {readonly string[]} [sources] paths
 * @returns {string}
 */
export function fingerprintSources(sources = SOURCES.map((source) => inRoot(source))) {
  const hash = createHash('sha1');
  for (const source of sources) addToHash(hash, source);
  return hash.digest('hex');
}

function addToHash(hash, file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    for (const name of fs.readdirSync(file).sort()) {
      if (!IS_IRRELEVANT.test(name)) addToHash(hash, path.join(file, name));
    }
  } else {
    hash.update(`${file}\0${stat?.size}\0${stat?.mtimeMs}\n`);
  }
}
