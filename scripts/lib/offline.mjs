import { spawnSync } from 'node:child_process';
import { xvfb } from './display.mjs';
import { findOnPath } from './findOnPath.mjs';

// A new network namespace has a loopback that is down, and Playwright talks to the app over it.
const UP = 'ip link set lo up && exec "$@"';

/**
 * Ways into a network namespace with nothing but the loopback, the plainest first.
 * @returns {string[][]} argument lists that a command is appended to
 */
function waysOut() {
  const [uid, gid] = [process.getuid(), process.getgid()];
  if (uid === 0) return [['unshare', '-n', 'sh', '-c', UP, 'sh'], ['unshare', '-rn', 'sh', '-c', UP, 'sh']];
  // Bringing the loopback up takes root in a user namespace; a second one inside gives the user back their own
  // number, or Chromium would think it runs as root and refuse its sandbox.
  const back = `ip link set lo up && exec unshare -U --map-user=${uid} --map-group=${gid} "$@"`;
  return [['unshare', '-rn', 'sh', '-c', back, 'sh']];
}

/**
 * How to run a command on an invisible screen with networking cut off, if this machine allows it.
 * @returns {readonly string[] | undefined} what to put in front of the command
 */
export function offlinePrefix() {
  if (process.platform !== 'linux' || !['unshare', 'ip', 'xvfb-run'].every(findOnPath)) return undefined;
  const way = waysOut().find(([program, ...args]) => spawnSync(program, [...args, 'true'], { stdio: 'ignore' }).status === 0);
  // The screen starts inside: one outside may be reachable only through the network namespace that is left.
  return way && [...way, 'env', '-u', 'WAYLAND_DISPLAY', ...xvfb];
}
