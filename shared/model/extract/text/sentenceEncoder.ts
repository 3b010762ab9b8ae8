import { GraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import type { ModelFiles } from '../modelFiles';
import { sentencePieces, type Vocabulary } from './sentencePieces';

export const SENTENCE_COLUMNS = 512;
/** Attention takes memory in proportion to the square of the length; a sentence is far shorter. */
const MAX_PIECES = 256;

export interface SentenceEncoder {
  /** Texts -> SENTENCE_COLUMNS numbers each, row after row, each row of length 1. */
  readonly read: (texts: readonly string[]) => Promise<Float32Array>;
  /** Frees its weights. */
  readonly dispose: () => void;
}

/**
 * What does a text mean, in 512 numbers? Texts that say the same lie close together, whatever their words.
 *
 * The Universal Sentence Encoder, lite, by Google. It was trained on English: for other languages and scripts, where most signs are unknown to it, it says next to
 * nothing, and n-grams (`features/text`) are the choice. Of long texts the first 256 pieces are read; an empty text gets zeros. Computes on the backend that tfjs has
 * been given before.
 * Reference: Cer et al. 2018, arXiv:1803.11175.
 */
export async function loadSentenceEncoder({ description, weights }: ModelFiles, vocabulary: Vocabulary): Promise<SentenceEncoder> {
  const weightSpecs = description.weightsManifest.flatMap((group) => group.weights) as tf.io.WeightsManifestEntry[];
  const network = new GraphModel(tf.io.fromMemory({ modelTopology: description.modelTopology, weightSpecs, weightData: weights }));
  await network.load();
  const toPieces = sentencePieces(vocabulary);
  return { read: (texts) => run(network, texts.map((text) => toPieces(text).slice(0, MAX_PIECES))), dispose: () => network.dispose() };
}

async function run(network: GraphModel, texts: readonly number[][]): Promise<Float32Array> {
  const features = new Float32Array(texts.length * SENTENCE_COLUMNS);
  const rows = [...texts.keys()].filter((row) => texts[row]!.length > 0);
  if (rows.length === 0) return features;
  const places = rows.flatMap((row, at) => texts[row]!.flatMap((_, piece) => [at, piece]));
  const indices = tf.tensor2d(places, [places.length / 2, 2], 'int32');
  const values = tf.tensor1d(rows.flatMap((row) => texts[row]!), 'int32');
  let result: tf.Tensor | undefined;
  try {
    result = (await network.executeAsync({ indices, values })) as tf.Tensor;
    const found = (await result.data()) as Float32Array;
    rows.forEach((row, at) => features.set(found.subarray(at * SENTENCE_COLUMNS, (at + 1) * SENTENCE_COLUMNS), row * SENTENCE_COLUMNS));
  } finally {
    tf.dispose([indices, values, ...(result ? [result] : [])]);
  }
  return features;
}
