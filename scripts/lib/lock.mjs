import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 2_000;
const STALE_MS = 30_000;

/**
 * Runs `work` while no other process holds the same lock file, and waits for its turn until then.
 * A holder touches the file every two seconds; a lock whose holder died (same machine, no such process) or
 * fell silent for half a minute is taken over, so a killed build blocks nobody for long.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work must not block the event loop for long, or it would look dead
 * @param {{onWait?: () => void}} [options] onWait: called once when somebody else holds it
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { onWait } = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const mine = JSON.stringify({ id: randomUUID(), pid: process.pid, host: os.hostname() });
  let told = false;
  while (!take(file, mine)) {
    if (isAbandoned(file)) {
      fs.rmSync(file, { force: true });
      continue;
    }
    if (!told) onWait?.();
    told = true;
    await sleep(150);
  }
  const beat = setInterval(() => touch(file), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (read(file) === mine) fs.rmSync(file, { force: true });
  }
}

function take(file, content) {
  try {
    fs.writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(file) {
  try {
    const age = Date.now() - fs.statSync(file).mtimeMs;
    if (age > STALE_MS) return true;
    const { pid, host } = JSON.parse(fs.readFileSync(file, 'utf8'));
    return host === os.hostname() && !isAlive(pid);
  } catch {
    // Gone meanwhile, or being written this very moment: look again.
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function touch(file) {
  try {
    const now = new Date();
    fs.utimesSync(file, now, now);
  } catch {
    // Taken over after a long sleep of the machine: the finally block leaves the new holder's file alone.
  }
}
