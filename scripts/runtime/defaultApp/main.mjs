// Stands in for Electron's own default app, which the fall-back runtime lacks:
// `electron [-r module]... <folder or file> [arguments]`. Playwright's loader comes in by -r.
import { app } from 'electron';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

function parseArguments(argv) {
  const preloads = [];
  for (let i = 0; i < argv.length; i += 1) {
    const argument = argv[i];
    if (argument === '-r' || argument === '--require') preloads.push(argv[++i]);
    else if (argument.startsWith('--require=')) preloads.push(argument.slice('--require='.length));
    else if (!argument.startsWith('-')) return { preloads, target: argument };
  }
  return { preloads, target: undefined };
}

/** Takes name, version and entry from the application's package.json, as Electron does. */
function describe(target) {
  const packageFile = path.join(target, 'package.json');
  if (!fs.existsSync(packageFile)) {
    app.setAppPath(path.dirname(target));
    return target;
  }
  const manifest = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.name = manifest.productName ?? manifest.name ?? app.name;
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  app.setAppPath(target);
  return path.resolve(target, manifest.main ?? 'index.js');
}

const { preloads, target } = parseArguments(process.argv.slice(1));
for (const preload of preloads) require(path.isAbsolute(preload) ? preload : path.resolve(preload));

if (!target) {
  console.error('usage: electron [-r module] <app>');
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  try {
    await import(pathToFileURL(describe(path.resolve(target))).href);
  } catch (error) {
    console.error(error);
    app.exit(1);
  }
}
