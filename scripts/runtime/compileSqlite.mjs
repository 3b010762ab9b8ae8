import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { run } from '../lib/run.mjs';
import { findNodeHeaders } from './nodeHeaders.mjs';

/**
 * Compiles better-sqlite3's addon with two compiler calls side by side and a link, instead of node-gyp: no
 * Python, no download of headers, half the time.
 * @param {string} source better-sqlite3's folder
 * @param {string} work an empty folder
 * @returns {Promise<string>} the addon, for Node-API 9 and newer
 */
export async function compileSqlite(source, work) {
  const require = createRequire(path.join(source, 'package.json'));
  const addonApi = path.dirname(require.resolve('node-addon-api'));
  const headers = await findNodeHeaders();
  const sqlite = path.join(source, 'deps', 'sqlite3');
  const common = ['-w', '-O2', '-DNDEBUG', '-fPIC', '-fvisibility=hidden', ...readDefines(source)];
  const objects = { c: path.join(work, 'sqlite3.o'), cpp: path.join(work, 'better_sqlite3.o') };
  const addon = path.join(work, 'better_sqlite3.node');

  await Promise.all([
    run('cc', ['-std=gnu99', ...common, '-c', path.join(sqlite, 'sqlite3.c'), '-o', objects.c]),
    run('c++', [
      '-std=c++20', ...common, '-fno-exceptions', '-fno-rtti',
      // As in better-sqlite3's binding.gyp, but experimental in place of version 10: the only call beyond 9
      // that it makes is one that Node 20 and Electron 33 have under that flag.
      '-DNODE_GYP_MODULE_NAME=better_sqlite3', '-DBUILDING_NODE_EXTENSION',
      '-DNAPI_DISABLE_CPP_EXCEPTIONS', '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
      '-DNAPI_EXPERIMENTAL', '-DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
      '-I', addonApi, '-I', headers, '-I', sqlite,
      '-c', path.join(source, 'src', 'better_sqlite3.cpp'), '-o', objects.cpp,
    ]),
  ]);
  const link = ['-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-ldl', '-lm', '-lpthread'];
  await run('c++', ['-shared', '-o', addon, objects.cpp, objects.c, ...link]);
  return addon;
}

/** SQLite's own options (FTS5 and the like), from the list that better-sqlite3 compiles with. */
function readDefines(source) {
  const text = fs.readFileSync(path.join(source, 'deps', 'defines.gypi'), 'utf8');
  return [...text.matchAll(/'([A-Z_0-9]+(?:=[^']*)?)'/g)].map(([, define]) => `-D${define}`);
}
