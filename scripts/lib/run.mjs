import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs a program to its end; its output goes to stderr (see log.mjs) and it gets no stdin, so that nothing
 * can wait for an answer nobody gives. Asynchronous, so that locks stay fresh meanwhile.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean}} [options] quiet: show the output only on failure
 * @returns {Promise<void>} rejects with the exit status, and the output when quiet
 */
export function run(command, args, { cwd = root, env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${[command, ...args].join(' ')} ended with ${signal ?? code}${output && `\n${output}`}`));
    });
  });
}

/**
 * Runs npm as the npm that called us (or the one on the PATH).
 * @param {readonly string[]} args @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli && /\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}
