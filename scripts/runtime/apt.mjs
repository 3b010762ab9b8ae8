import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { findOnPath } from '../lib/findOnPath.mjs';
import { log, SetupError } from '../lib/log.mjs';
import { run } from '../lib/run.mjs';

/** @typedef {string | readonly string[]} AptName one package, or its names in different releases, newest first */

/** @returns {boolean} Debian, Ubuntu and their kin */
export const isAptMachine = () => Boolean(findOnPath('apt-get'));

/** @returns {boolean} may this process install packages without being asked for a password? */
export const canAptInstall = () => isAptMachine() && process.getuid() === 0;

/**
 * Installs packages as root. Package lists are fetched first when there are none (fresh containers have none),
 * and once more when the install fails (old lists name files that are gone).
 * @param {readonly AptName[]} names
 */
export async function aptInstall(names) {
  if (!hasPackageLists()) await update();
  try {
    await install(names);
  } catch {
    await update();
    try {
      await install(names);
    } catch (error) {
      throw new SetupError(`apt-get could not install what is missing:\n${error.message}`);
    }
  }
}

/**
 * @param {AptName} name
 * @returns {string} the name that this release knows; the oldest when apt can't tell
 */
export function aptName(name) {
  if (typeof name === 'string') return name;
  return name.find(isKnown) ?? name.at(-1);
}

function isKnown(name) {
  try {
    // `apt-cache show` would also answer for names that other packages merely provide.
    return /Candidate: (?!\(none\))\S/.test(execFileSync('apt-cache', ['policy', name], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

function hasPackageLists() {
  try {
    return fs.readdirSync('/var/lib/apt/lists').some((file) => file.includes('_Packages'));
  } catch {
    return false;
  }
}

function update() {
  log('apt-get update');
  return apt(['update']).catch((error) => {
    throw new SetupError(`apt-get update failed:\n${error.message}`);
  });
}

function install(names) {
  const packages = names.map(aptName);
  log(`apt-get install ${packages.join(' ')}`);
  return apt(['install', '-y', '--no-install-recommends', ...packages]);
}

/** Waits for another apt to finish (a second install, unattended upgrades) instead of failing on its lock. */
function apt(args) {
  return run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true });
}
