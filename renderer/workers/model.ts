import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { version_core } from '@tensorflow/tfjs-core';
import { Backends } from '../../shared/model/backends/backends';
import { loseWebglContext } from '../../shared/model/backends/webglContext';
import { trainRun } from '../../shared/training/trainRun';
import { ServiceClient } from '../data/serviceClient';
import { extractEnvironment, loadItem } from './extractEnvironment';
import type { FromModelWorker, ToModelWorker } from './messages';

/** The worker that trains: it has its own lines to the services, so that no large array passes the window. */
const services = new ServiceClient();
const backends = new Backends({
  wasmFiles: { 'tfjs-backend-wasm.wasm': plain, 'tfjs-backend-wasm-simd.wasm': simd, 'tfjs-backend-wasm-threaded-simd.wasm': threaded },
  mayHaveWebgl: typeof OffscreenCanvas !== 'undefined',
});
const answer = (message: FromModelWorker) => self.postMessage(message, { transfer: [] });
/** Between two looks at the messages. */
const LOOK_EVERY_MS = 20;
let isStopped = false;

self.addEventListener('message', ({ data, ports }: MessageEvent<ToModelWorker>) => {
  switch (data.type) {
    case 'port':
      return services.setPort(data.service, ports[0]!);
    case 'lifeline':
      // listened to for ever, so that it is not collected
      ports[0]!.onmessage = () => undefined;
      return;
    case 'stop':
      isStopped = true;
      return;
    case 'loseContext':
      loseWebglContext();
      return;
    case 'train':
      return void train(data);
  }
});

async function train({ request, backend, version }: Extract<ToModelWorker, { type: 'train' }>): Promise<void> {
  isStopped = false;
  let looked = performance.now();
  try {
    backends.prefer(backend);
    const model = await trainRun(request, {
      call: (message, input) => services.call(message, input),
      load: loadItem,
      extract: extractEnvironment,
      backends,
      versions: { goldset: version, tfjs: version_core },
      now: () => performance.now(),
      pause: async () => {
        if (performance.now() - looked < LOOK_EVERY_MS) return;
        await new Promise((resolve) => setTimeout(resolve));
        looked = performance.now();
      },
      isStopped: () => isStopped,
      onState: (state) => answer({ type: 'state', state }),
    });
    answer({ type: 'trained', model });
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
