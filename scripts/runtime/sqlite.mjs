import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { log, SetupError } from '../lib/log.mjs';
import { cacheFolder } from '../lib/paths.mjs';
import { cacheEntry } from './cacheEntry.mjs';
import { compileSqlite } from './compileSqlite.mjs';

const require = createRequire(import.meta.url);
const folder = path.dirname(require.resolve('better-sqlite3/package.json'));
const { version } = require('better-sqlite3/package.json');

/** better-sqlite3's prebuilt addon needs Node-API 10 (Node 22.14, Electron 35); the one compiled here runs from 9 on. */
const PREBUILT_NEEDS = 10;
/** better-sqlite3 looks here before it takes its prebuilt addon. */
const ownAddon = path.join(folder, 'build', 'Release', 'better_sqlite3.node');
/** Raise the last number when the way of compiling changes. */
const cacheName = `better-sqlite3-${version}-napi9-${process.platform}-${process.arch}-1.node`;

const ownNapi = Number(process.versions.napi);

/**
 * Will a compiler be wanted? Asked before Electron can run (its system libraries come in the same go as the
 * compiler), so before its Node-API is known.
 * @param {{oldElectron: boolean}} options oldElectron: the runtime is the fall-back
 */
export function sqliteNeedsCompiler({ oldElectron }) {
  const isMade = fs.existsSync(ownAddon) || fs.existsSync(path.join(cacheFolder(), cacheName));
  return !isMade && (oldElectron || ownNapi < PREBUILT_NEEDS);
}

/**
 * Ends with a better-sqlite3 that loads both in this Node (tests, command line) and in Electron (the app).
 * @param {{executable: string, napi: string} | undefined} electron the runtime, if there is one
 */
export async function ensureSqlite(electron) {
  const oldest = Math.min(ownNapi, Number(electron?.napi ?? Infinity));
  if (!fs.existsSync(ownAddon) && oldest < PREBUILT_NEEDS) {
    place(await cacheEntry(cacheName, (work) => compile(work, electron?.executable)));
    log('SQLite is in place');
  }
  // A tenth of a second; a broken addon is to be found here and not by the first project that opens.
  proveLoads(process.execPath);
}

async function compile(work, electron) {
  if (process.platform === 'win32' || process.platform === 'darwin') {
    throw new SetupError(
      `SQLite's ready-made addon needs Node-API ${PREBUILT_NEEDS}; this Node ${process.version} has ${ownNapi}.\n` +
        'Install Node 22.14 or newer (nodejs.org), then run: npm install',
    );
  }
  log('compiling SQLite for this machine (about a minute, once)');
  const addon = await compileSqlite(folder, work);
  for (const runtime of [process.execPath, electron].filter(Boolean)) proveLoads(runtime, addon);
  return addon;
}

/** In a process of its own: an addon made for another Node-API aborts its process instead of throwing. */
function proveLoads(runtime, nativeBinding) {
  const options = nativeBinding ? { nativeBinding } : {};
  const code = `new (require(${JSON.stringify(folder)}))(':memory:', ${JSON.stringify(options)}).exec('select 1')`;
  try {
    execFileSync(runtime, ['-e', code], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const detail = String(error.stderr ?? '').trim() || error.message;
    throw new SetupError(
      `SQLite's addon does not load in ${runtime}:\n${detail}\n\n` +
        `Delete ${path.dirname(ownAddon)} and ${path.join(cacheFolder(), cacheName)}, then run: npm run setup`,
    );
  }
}

function place(addon) {
  fs.mkdirSync(path.dirname(ownAddon), { recursive: true });
  // Copied aside and renamed: a process that loads it at this moment sees the whole file or none.
  const aside = `${ownAddon}.${process.pid}`;
  fs.copyFileSync(addon, aside);
  fs.renameSync(aside, ownAddon);
}
