import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../lib/log.mjs';
import { run, runNpm } from '../lib/run.mjs';

/**
 * @typedef {{name: string, version: string, integrity: string}} PinnedPackage
 * integrity: sha512 of the tarball as the npm registry publishes it (`npm view NAME@VERSION dist.integrity`)
 */

/**
 * Downloads one pinned package through npm, so the user's registry, proxy and certificates apply, and refuses
 * a tarball whose hash is not the one written down here. No install scripts run.
 * @param {PinnedPackage} pinned
 * @param {string} folder an empty work folder
 * @returns {Promise<string>} the folder the package was unpacked into
 */
export async function fetchRegistryPackage({ name, version, integrity }, folder) {
  const spec = `${name}@${version}`;
  try {
    await runNpm(['pack', spec, '--silent', '--ignore-scripts', '--dry-run=false', '--pack-destination', folder], { cwd: folder, quiet: true });
  } catch (error) {
    throw new SetupError(`Could not download ${spec} from the npm registry.\n${error.message}`);
  }
  const file = path.join(folder, fs.readdirSync(folder).find((entry) => entry.endsWith('.tgz')));
  const actual = await sha512(file);
  if (actual !== integrity) {
    throw new SetupError(`${spec}: the download's hash is ${actual}, expected ${integrity}. It was not used.`);
  }
  // tar is a part of every Linux, macOS and Windows 10; a JavaScript one would be one more dependency.
  await run('tar', ['-xzf', file, '-C', folder]);
  fs.rmSync(file);
  return path.join(folder, 'package');
}

async function sha512(file) {
  const hash = createHash('sha512');
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}
