import { execFileSync } from 'node:child_process';
import { hasDisplay } from '../lib/display.mjs';
import { findOnPath } from '../lib/findOnPath.mjs';
import { log, SetupError } from '../lib/log.mjs';
import { aptInstall, aptName, canAptInstall, isAptMachine } from './apt.mjs';

/** What to install, by package manager. */
const PACKAGES = {
  // From Debian 13 and Ubuntu 24.04 on, libraries with 64-bit times carry "t64" in their names.
  libraries: { apt: [['libgtk-3-0t64', 'libgtk-3-0'], 'libnss3', ['libasound2t64', 'libasound2'], 'libgbm1'], dnf: ['gtk3', 'nss', 'alsa-lib', 'mesa-libgbm'] },
  compiler: { apt: ['g++'], dnf: ['gcc', 'gcc-c++'] },
  xvfb: { apt: ['xvfb', 'xauth'], dnf: ['xorg-x11-server-Xvfb', 'xorg-x11-xauth'] },
  // Brings the loopback up where the end-to-end tests run cut off from the network.
  ip: { apt: ['iproute2'], dnf: ['iproute'] },
  // Records what reaches the disk, for the power-cut test.
  strace: { apt: ['strace'], dnf: ['strace'] },
};

/**
 * Sees to the programs and libraries of the system that npm can't bring (Linux only). As root on Debian and
 * Ubuntu it installs them; elsewhere it names what is missing and the command that brings it.
 * @param {{electron?: string, compiler: boolean}} needs electron: the executable; compiler: is one wanted?
 */
export async function ensureSystemLibraries({ electron, compiler }) {
  if (process.platform !== 'linux') return;
  let missing = findMissing({ electron, compiler });
  if (missing.length === 0) return;

  if (canAptInstall()) {
    log(`missing: ${missing.map(({ what }) => what).join(', ')}`);
    await aptInstall(missing.flatMap(({ group }) => PACKAGES[group].apt));
    missing = findMissing({ electron, compiler });
  }
  const fatal = missing.filter((entry) => entry.fatal);
  if (fatal.length > 0) throw new SetupError(`${describe(missing)}\nThen run: npm run setup`);
  if (missing.length > 0) log(describe(missing));
}

/** @returns {Array<{group: keyof typeof PACKAGES, what: string, fatal: boolean}>} */
function findMissing({ electron, compiler }) {
  const missing = [];
  const libraries = electron ? missingLibraries(electron) : [];
  if (libraries.length > 0) missing.push({ group: 'libraries', what: `libraries for Electron (${libraries.join(', ')})`, fatal: true });
  if (compiler && !(findOnPath('cc') && findOnPath('c++'))) missing.push({ group: 'compiler', what: 'a C and C++ compiler (cc, c++)', fatal: true });
  // Where there is a display only the tests want an invisible one; where there is none the app can't start without.
  const screens = ['Xvfb', 'xvfb-run', 'xauth'].filter((name) => !findOnPath(name));
  if (electron && screens.length > 0) missing.push({ group: 'xvfb', what: `an invisible screen${hasDisplay() ? ' for the tests' : ''} (${screens.join(', ')})`, fatal: !hasDisplay() });
  // Tests run without it too, only not cut off: worth installing, not worth asking anybody for.
  if (electron && canAptInstall() && !findOnPath('ip')) missing.push({ group: 'ip', what: 'ip', fatal: false });
  if (electron && canAptInstall() && !findOnPath('strace')) missing.push({ group: 'strace', what: 'strace', fatal: false });
  return missing;
}

/** @param {string} executable @returns {readonly string[]} shared libraries the loader doesn't find */
function missingLibraries(executable) {
  if (!findOnPath('ldd')) return [];
  const output = execFileSync('ldd', [executable], { encoding: 'utf8' });
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
}

function describe(missing) {
  const lines = ['Goldset needs these from the system, and they are missing:', ...missing.map(({ what }) => `  - ${what}`)];
  const groups = missing.map(({ group }) => PACKAGES[group]);
  if (isAptMachine()) {
    const names = groups.flatMap(({ apt }) => apt).map(aptName);
    lines.push('Install them with:', `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`);
  } else if (findOnPath('dnf')) {
    lines.push('Install them with:', `  sudo dnf install -y ${groups.flatMap(({ dnf }) => dnf).join(' ')}`);
  } else {
    lines.push('Install them with the package manager of your system.');
  }
  return lines.join('\n');
}
