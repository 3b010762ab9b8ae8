import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const NOBODY = 65_534;

export interface NormalUserApp {
  readonly child: ChildProcess;
  /** Settled when the app has ended. */
  readonly ended: Promise<void>;
  /** Part of the command line of every process of this app and of no other. */
  readonly executable: string;
  readonly remove: () => void;
}

/**
 * Starts the built app as somebody who is not root, without Playwright, which adds `--no-sandbox`. As root it becomes another
 * user, who gets the runtime and the app as hard links in a folder of their own. Null where that cannot be done: nobody but root may
 * run programs, or the system has no user namespaces for Chromium's sandbox.
 */
export function startAsNormalUser(): NormalUserApp | null {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-user-'));
  const remove = () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const isRoot = process.getuid?.() === 0;
  // Chromium's sandbox is built of user namespaces; inside a chroot, and where the system denies them, nobody can make one
  const attempt = [...(isRoot ? ['setpriv', ...asNobody()] : []), 'unshare', '--user', 'true'];
  if (spawnSync(attempt[0]!, attempt.slice(1)).status !== 0) {
    remove();
    return null;
  }
  const userData = path.join(folder, 'data');
  fs.mkdirSync(userData);
  const runtime = link(fs.realpathSync(path.join(root, 'node_modules/electron/dist')), path.join(folder, 'runtime'));
  const app = path.join(folder, 'app');
  fs.mkdirSync(path.join(app, 'node_modules'), { recursive: true });
  for (const name of ['out', 'package.json', 'node_modules/better-sqlite3']) link(path.join(root, name), path.join(app, name));
  fs.chmodSync(folder, 0o755);
  if (isRoot) fs.chownSync(userData, NOBODY, NOBODY);
  const executable = path.join(runtime, 'electron');
  const command = [...(isRoot ? ['setpriv', ...asNobody()] : []), executable, app];
  const child = spawn(command[0]!, command.slice(1), {
    stdio: 'ignore',
    cwd: folder,
    env: { ...process.env, HOME: userData, GOLDSET_USER_DATA: userData, ...readableXAuthority(folder) },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { child, ended, executable, remove };
}

const asNobody = () => [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

/** Hard links where the file system allows it: the runtime has 260 MB. */
function link(from: string, to: string): string {
  if (spawnSync('cp', ['-al', from, to]).status !== 0) spawnSync('cp', ['-a', from, to]);
  return to;
}

/** The X server's key, which only root may read. */
function readableXAuthority(folder: string): Record<string, string> {
  const { XAUTHORITY } = process.env;
  if (!XAUTHORITY || !fs.existsSync(XAUTHORITY)) return {};
  const copy = path.join(folder, 'Xauthority');
  fs.copyFileSync(XAUTHORITY, copy);
  fs.chmodSync(copy, 0o644);
  return { XAUTHORITY: copy };
}

export interface SystemProcess {
  readonly pid: number;
  readonly commandLine: readonly string[];
  /** Seccomp mode: 2 is a filter, 0 is none. */
  readonly seccomp: number;
}

/** Processes whose command line names this executable. Linux. */
export function processesOf(executable: string): SystemProcess[] {
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const commandLine = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').split(/[\0 ]/).filter(Boolean);
      if (commandLine[0] !== executable) return [];
      const seccomp = /^Seccomp:\s*(\d)/m.exec(fs.readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      return [{ pid: Number(name), commandLine, seccomp: Number(seccomp) }];
    } catch {
      return []; // ended meanwhile
    }
  });
}
