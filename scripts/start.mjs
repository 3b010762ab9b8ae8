// `npm start`: opens the app until its window is closed. On a machine without a display the app opens a sample on
// an invisible screen, writes a screenshot, and this prints the picture's path.
// Arguments are handed on, e.g. `npm start -- --open-sample=image --screenshot=picture.png`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hasDisplay, sandboxArguments, xvfb } from './lib/display.mjs';
import { log, runMain, SetupError } from './lib/log.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { buildIfStale } from './lib/stale.mjs';
import { findElectron } from './runtime/electron.mjs';
import { ensureSetUp } from './runtime/setUp.mjs';
import { makeModelsIfStale } from './models/makeModels.mjs';
import { makeSamplesIfStale } from './samples/makeSamples.mjs';

const SCREENSHOT_LIMIT_MS = 60_000;

/** The app on the screen; its exit status is ours. */
async function openWindow(executable, args) {
  const child = spawn(executable, [...sandboxArguments(), '.', ...args], { cwd: root, stdio: 'inherit' });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  process.exitCode = code ?? 1;
}

/** The app on an invisible screen, for as long as a screenshot takes. */
async function takeScreenshot(executable, args) {
  const given = args.find((argument) => argument.startsWith('--screenshot='))?.slice('--screenshot='.length);
  const file = path.resolve(given ?? inRoot('artefacts', 'start.png'));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.rmSync(file, { force: true });
  // Nobody is there to work on: a folder of its own keeps the user's real settings and projects out of it.
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-start-'));
  const command = [
    ...xvfb, executable, ...sandboxArguments(), `--user-data-dir=${userData}`, '.',
    ...(args.some((argument) => argument.startsWith('--open-sample=')) ? [] : ['--open-sample=text']),
    ...args.filter((argument) => !argument.startsWith('--screenshot=')), `--screenshot=${file}`,
  ];
  log('no display: opening a sample on an invisible screen');
  try {
    const { code, errors } = await runLimited(command, SCREENSHOT_LIMIT_MS);
    if (code !== 0 || !fs.existsSync(file)) {
      const how = code === undefined ? `was stopped after ${SCREENSHOT_LIMIT_MS / 1000} s` : `ended with status ${code}`;
      throw new SetupError(`The app ${how}; screenshot ${fs.existsSync(file) ? 'written' : 'missing'}. It said:\n${errors || '(nothing)'}`);
    }
  } finally {
    fs.rmSync(userData, { recursive: true, force: true, maxRetries: 3 });
  }
  process.stdout.write(`Screenshot: ${file}\n`);
}

/** @returns {Promise<{code: number | undefined, errors: string}>} code: undefined when the time was up */
function runLimited([program, ...args], limit) {
  return new Promise((resolve, reject) => {
    // A process group of its own, so that the X server and Electron's helpers end with it.
    const child = spawn(program, args, { cwd: root, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    const stop = () => process.kill(-child.pid, 'SIGKILL');
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
    let errors = '';
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      stop();
    }, limit);
    child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-20_000)));
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error.code === 'ENOENT' ? new SetupError(`${program} is missing. Run: npm run setup`) : error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: timedOut ? undefined : (code ?? 1), errors: withoutNoise(errors) });
    });
  });
}

/** Chromium complains about a missing message bus on every machine without a desktop; it does no harm. */
const withoutNoise = (errors) => errors.split('\n').filter((line) => !/ERROR:(object_proxy|bus)\.cc/.test(line)).join('\n').trim();

await runMain(async () => {
  await ensureSetUp();
  await makeModelsIfStale();
  await makeSamplesIfStale();
  await buildIfStale();
  const open = hasDisplay() ? openWindow : takeScreenshot;
  await open(findElectron(), process.argv.slice(2));
});
