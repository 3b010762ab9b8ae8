import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { enableProdMode, env, setBackend } from '@tensorflow/tfjs-core';
import { BACKENDS, BACKEND_TITLES, type BackendEnvironment, type BackendName, type BackendNotice, type StartedBackend } from './backend';
import { measureBackend } from './measureBackend';

/**
 * Which backend computes here: the graphics card, WebAssembly or plain JavaScript?
 *
 * `preferred` is taken where it starts and computes. 'auto' starts WebGL and WebAssembly, times one matrix product on each and takes the faster; plain
 * JavaScript, which is tens of times slower, only where neither starts. A preferred one that does not start gives way to the next of
 * the list and says so in `notice`. Backends are set by name only: `tf.ready()` would fall from one to the next without a word.
 *
 * Rejects with Error where none starts. Don't compare the times between machines.
 */
export async function startBackend(preferred: BackendName | 'auto', environment: BackendEnvironment): Promise<StartedBackend> {
  configure(environment);
  const milliseconds: Record<BackendName, number | null> = { webgl: null, wasm: null, cpu: null };
  const notTaken: { name: BackendName; reason: string }[] = [];
  const wanted: readonly BackendName[] = preferred === 'auto' ? BACKENDS : [preferred, ...BACKENDS.filter((name) => name !== preferred)];
  let best: BackendName | null = null;
  for (const name of wanted) {
    if (best !== null && (preferred !== 'auto' || name === 'cpu')) {
      notTaken.push({ name, reason: preferred === 'auto' ? 'is used only where nothing faster starts' : `${BACKEND_TITLES[best]} was asked for` });
      continue;
    }
    const tried = await tryBackend(name, environment);
    if (typeof tried === 'string') {
      notTaken.push({ name, reason: tried });
      continue;
    }
    milliseconds[name] = tried;
    if (best === null) best = name;
    else {
      const [faster, slower]: [BackendName, BackendName] = tried < milliseconds[best]! ? [name, best] : [best, name];
      notTaken.push({ name: slower, reason: `is slower here: ${milliseconds[slower]!.toFixed(1)} ms for what takes ${BACKEND_TITLES[faster]} ${milliseconds[faster]!.toFixed(1)} ms` });
      best = faster;
    }
  }
  if (best === null) throw new Error(`No backend starts: ${notTaken.map(({ name, reason }) => `${BACKEND_TITLES[name]}: ${reason}`).join('; ')}.`);
  await setBackend(best);
  return { name: best, milliseconds, notTaken, notice: noticeOf(preferred, best, notTaken) };
}

function configure({ wasmFiles }: BackendEnvironment): void {
  enableProdMode();
  // The threaded build starts workers from blob: addresses; where a content security policy refuses them it starts new ones for ever.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (wasmFiles && !pathsAreSet) setWasmPaths(wasmFiles);
  if (wasmFiles) pathsAreSet = true;
}

/** After a failed start the paths can't be set again. */
let pathsAreSet = false;

/** Milliseconds of the measurement, or why it can't be used. */
async function tryBackend(name: BackendName, { wasmFiles, mayHaveWebgl, withheld = [] }: BackendEnvironment): Promise<number | string> {
  if (withheld.includes(name)) return 'was withheld';
  if (name === 'wasm' && wasmFiles === null) return 'its files are not here';
  if (name === 'webgl') {
    if (!mayHaveWebgl) return 'there is none in this process';
    await import('@tensorflow/tfjs-backend-webgl');
    // Otherwise a software renderer counts as no WebGL.
    env().set('SOFTWARE_WEBGL_ENABLED', true);
  }
  try {
    if (!(await setBackend(name))) return 'does not start';
    return measureBackend();
  } catch (error) {
    return `does not compute: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function noticeOf(preferred: BackendName | 'auto', to: BackendName, notTaken: StartedBackend['notTaken']): BackendNotice | null {
  if (preferred === 'auto' || preferred === to) return null;
  const reason = notTaken.find(({ name }) => name === preferred)!.reason;
  return { kind: 'backendFellBack', from: preferred, to, message: `${BACKEND_TITLES[preferred]} can't be used: ${reason}. ${BACKEND_TITLES[to]} computes instead.` };
}
