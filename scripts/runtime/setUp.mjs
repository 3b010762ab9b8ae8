import { log } from '../lib/log.mjs';
import { electronPackage, electronVersions, ensureElectron, isFallback } from './electron.mjs';
import { isSetUp, markSetUp } from './marker.mjs';
import { ensureSqlite, sqliteNeedsCompiler } from './sqlite.mjs';
import { ensureSystemLibraries } from './systemLibraries.mjs';

/**
 * Brings Electron, the system's libraries and the SQLite addon, in the order in which they need each other, and
 * proves that they work.
 * @param {{official?: boolean}} [options] see ensureElectron
 */
export async function setUp({ official = false } = {}) {
  if (!electronPackage()) {
    log('installed without development packages: no Electron to set up');
    await ensureSqlite(undefined);
    return;
  }
  const executable = await ensureElectron({ official });
  const compiler = sqliteNeedsCompiler({ oldElectron: isFallback() });
  await ensureSystemLibraries({ electron: executable, compiler });
  const { electron, chrome, node, napi } = electronVersions(executable);
  await ensureSqlite({ executable, napi });
  markSetUp();
  log(`Electron ${electron} (Chromium ${chrome}, Node ${node}, Node-API ${napi}), this Node ${process.versions.node}`);
}

/** Does the set-up unless it was done for what is installed now; the look takes a millisecond. */
export async function ensureSetUp() {
  if (!isSetUp()) await setUp();
}
