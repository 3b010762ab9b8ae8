import { packPreprocessing } from '../packPreprocessing';
import type { Head, TrainedModel } from '../trainedModel';
import type { BundleFile, BundleInfo } from './bundleFiles';
import { toUtf8 } from './utf8';

/**
 * The files of a trained model, which tfjs and plain Node read (`exportedFiles` adds the programs for the latter).
 *
 * `model.json` and `weights.bin`: a tfjs layers model from features to calibrated probabilities; `preprocessing.json` and `.bin`: from content to features; `goldset-model.json`: the rest.
 */
export function writeBundle(model: TrainedModel, info: Omit<BundleInfo, 'format' | 'version' | 'features' | 'featureVersion'>): BundleFile[] {
  const { json, binary } = packPreprocessing(model.preprocessing);
  const layers = layersOf(model.head);
  const described: BundleInfo = { format: 'goldset-model', version: 1, features: model.features, featureVersion: model.featureVersion, ...info };
  const text = (name: string, content: string): BundleFile => ({ name, bytes: toUtf8(content) });
  return [
    text('goldset-model.json', `${JSON.stringify(described, null, 2)}\n`),
    text('model.json', JSON.stringify(topology(layers))),
    { name: 'weights.bin', bytes: littleEndian(layers.flatMap(({ weights, bias }) => [weights, bias])) },
    text('preprocessing.json', json),
    { name: 'preprocessing.bin', bytes: binary },
  ];
}

interface Layer {
  readonly name: string;
  readonly activation: 'relu' | 'softmax';
  readonly inputs: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

function layersOf(head: Head): Layer[] {
  if (head.kind === 'linear') return [{ name: 'output', activation: 'softmax', inputs: head.columns, weights: head.weights, bias: head.bias }];
  return [
    { name: 'hidden', activation: 'relu', inputs: head.columns, weights: head.hiddenWeights, bias: head.hiddenBias },
    { name: 'output', activation: 'softmax', inputs: head.hidden, weights: head.outputWeights, bias: head.outputBias },
  ];
}

function topology(layers: readonly Layer[]) {
  const dense = layers.map(({ name, activation, inputs, bias }, at) => ({
    class_name: 'Dense',
    config: { name, trainable: true, dtype: 'float32', units: bias.length, activation, use_bias: true, ...(at === 0 && { batch_input_shape: [null, inputs] }) },
  }));
  const weights = layers.flatMap(({ name, inputs, bias }) => [{ name: `${name}/kernel`, shape: [inputs, bias.length], dtype: 'float32' }, { name: `${name}/bias`, shape: [bias.length], dtype: 'float32' }]);
  return {
    format: 'layers-model',
    generatedBy: 'Goldset',
    convertedBy: null,
    modelTopology: { class_name: 'Sequential', config: { name: 'goldset', layers: dense }, keras_version: 'tfjs-layers 4.22.0', backend: 'tensor_flow.js' },
    weightsManifest: [{ paths: ['weights.bin'], weights }],
  };
}

function littleEndian(arrays: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const array of arrays) for (let at = 0; at < array.length; at += 1, offset += 4) view.setFloat32(offset, array[at]!, true);
  return bytes;
}
