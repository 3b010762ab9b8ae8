// `npm install` ends with this (postinstall), `npm run setup` repeats it. Afterwards the app, the command line
// and the tests run. When all is in place it takes well under a second.
//   --official   try Electron's own download again where the registry's runtime is in use
//   --no-build   do not build the app
import { buildIfStale } from './lib/stale.mjs';
import { log, runMain } from './lib/log.mjs';
import { electronPackage, electronVersions, ensureElectron, isFallback } from './runtime/electron.mjs';
import { ensureSqlite, sqliteNeedsCompiler } from './runtime/sqlite.mjs';
import { ensureSystemLibraries } from './runtime/systemLibraries.mjs';
import { makeSamplesIfStale } from './samples/makeSamples.mjs';

await runMain(async () => {
  if (!electronPackage()) {
    log('installed without development packages: nothing to set up');
    return;
  }
  const executable = await ensureElectron({ official: process.argv.includes('--official') });
  const compiler = sqliteNeedsCompiler({ oldElectron: isFallback() });
  await ensureSystemLibraries({ electron: executable, compiler });
  const { electron, chrome, node, napi } = electronVersions(executable);
  await ensureSqlite({ executable, napi });
  log(`Electron ${electron} (Chromium ${chrome}, Node ${node}, Node-API ${napi}), this Node ${process.versions.node}`);
  await makeSamplesIfStale();
  if (!process.argv.includes('--no-build')) await buildIfStale();
  log('ready');
});
