import fs from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const NAME = 'virtual:model-runner';

/**
 * The programs of a model bundle, which run it in plain Node: `model.mjs`, one file of all that a prediction needs, and `predict.mjs`, which calls it.
 * @param {string} root of the repository: this file is copied into electron-vite's configuration, so it can't tell by its own place
 * @returns {Promise<Record<string, string>>} text by name
 */
export async function bundleRunner(root) {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'es2022', lib: { entry: path.join(root, 'shared/model/bundle/runBundle.ts'), formats: ['es'], fileName: 'model' } },
  });
  return { 'model.mjs': [built].flat()[0].output[0].code, 'predict.mjs': fs.readFileSync(path.join(root, 'scripts/models/predict.mjs'), 'utf8') };
}

/** Lets a program import them: `import runner from 'virtual:model-runner'`. @param {string} root */
export function modelRunner(root) {
  return {
    name: 'model-runner',
    resolveId: (/** @type {string} */ id) => (id === NAME ? `\0${NAME}` : null),
    load: async (/** @type {string} */ id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(await bundleRunner(root))};` : null),
  };
}
