import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { version_core } from '@tensorflow/tfjs-core';
import { Backends } from '../../shared/model/backends/backends';
import type { ModelFiles } from '../../shared/model/extract/modelFiles';
import type { Vocabulary } from '../../shared/model/extract/text/sentencePieces';
import type { TrainingHost } from '../../shared/training/trainingEnvironment';
import { decodeImage } from '../data/decode/decodeImage';
import { readMediaFile } from '../data/media/readMediaFile';
import { findUntrustedRoots } from '../data/media/resolveMedia';
import type { OpenedService } from './openService';
import type { CommandContext } from './runCommand';

const WASM_FILES = ['', '-simd', '-threaded-simd'].map((kind) => `tfjs-backend-wasm${kind}.wasm`);

/**
 * What a training needs beyond messages, in plain Node: no WebGL, networks from the app's resources, media from where the project says they are. Who typed the command named the project, as
 * with an import; of files outside its folder only pictures and sounds are read, and only numbers made of them are kept.
 */
export function trainingTools({ service }: OpenedService, { builtFolder }: CommandContext): Pick<TrainingHost, 'backends' | 'extract' | 'load' | 'now' | 'versions'> {
  const { db, path: file } = service.project;
  const access = { projectFolder: path.dirname(file), trustedFolders: [] as string[] };
  access.trustedFolders = findUntrustedRoots(db, access);
  const models = path.join(builtFolder, '..', '..', 'resources', 'models');
  const wasmFolder = path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  return {
    backends: new Backends({ wasmFiles: Object.fromEntries(WASM_FILES.map((name) => [name, path.join(wasmFolder, name)])), mayHaveWebgl: false }),
    extract: {
      decodeImage,
      readModel: async (name) => {
        const [description, weights] = await Promise.all([readFile(path.join(models, name, 'model.json'), 'utf8'), readFile(path.join(models, name, 'weights.bin'))]);
        return { description: JSON.parse(description) as ModelFiles['description'], weights: new Uint8Array(weights).buffer };
      },
      readVocabulary: async () => JSON.parse(await readFile(path.join(models, 'sentences', 'vocabulary.json'), 'utf8')) as Vocabulary,
    },
    load: (itemId) => readMediaFile(db, access, itemId),
    now: () => performance.now(),
    versions: { goldset: (JSON.parse(readFileSync(path.join(builtFolder, '..', '..', 'package.json'), 'utf8')) as { version: string }).version, tfjs: version_core },
  };
}
