import type { FeatureKind } from '../../domain/model';
import { unpackPreprocessing } from '../packPreprocessing';
import type { Head, TrainedModel } from '../trainedModel';
import type { BundleInfo } from './bundleFiles';
import { fromUtf8 } from './utf8';

/** What `writeBundle` wrote. `read`: the bytes of a file by its name. Throws RangeError for what it did not write. */
export function readBundle(read: (name: string) => Uint8Array): { readonly model: TrainedModel; readonly info: BundleInfo } {
  const json = (name: string): unknown => JSON.parse(fromUtf8(read(name)));
  const info = json('goldset-model.json') as BundleInfo;
  if (info.format !== 'goldset-model' || info.version !== 1) throw new RangeError('goldset-model.json is not of a model of this version');
  const { weightsManifest } = json('model.json') as { weightsManifest: readonly { readonly weights: readonly { readonly shape: readonly number[] }[] }[] };
  const bytes = read('weights.bin');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  const arrays = weightsManifest[0]!.weights.map(({ shape }) => {
    const array = new Float32Array(shape.reduce((a, b) => a * b, 1));
    if (offset + array.byteLength > bytes.length) throw new RangeError('weights.bin is cut off');
    for (let at = 0; at < array.length; at += 1, offset += 4) array[at] = view.getFloat32(offset, true);
    return array;
  });
  const preprocessing = unpackPreprocessing({ json: fromUtf8(read('preprocessing.json')), binary: read('preprocessing.bin') });
  return { model: { features: info.features as FeatureKind, featureVersion: info.featureVersion, preprocessing, head: headOf(arrays) }, info };
}

function headOf(arrays: readonly Float32Array[]): Head {
  const [first, firstBias, second, secondBias] = arrays as [Float32Array, Float32Array, Float32Array | undefined, Float32Array | undefined];
  const columns = first.length / firstBias.length;
  if (!second || !secondBias) return { kind: 'linear', classes: firstBias.length, columns, weights: first, bias: firstBias };
  return { kind: 'mlp', classes: secondBias.length, columns, hidden: firstBias.length, hiddenWeights: first, hiddenBias: firstBias, outputWeights: second, outputBias: secondBias };
}
