import type { FeatureKind } from '../domain/model';
import type { Pause } from '../metrics/measure';
import type { BackendNotice } from './backends/backend';
import type { Backends } from './backends/backends';
import { applyPreprocessing, type FeatureSource } from './featureSource';
import type { MlpModel } from './heads/mlpModel';
import { predictOnBackend } from './heads/predictOnBackend';
import type { LinearModel } from './linear/linearModel';
import { predictSoftmax } from './linear/predictSoftmax';
import type { Preprocessing } from './preprocessing';
import { toDense } from './toDense';

/** What a model sees of items: their content, or vectors that an extractor of this version made of it. */
export interface Features {
  readonly kind: FeatureKind;
  /** As `imageMobileNet@1`. */
  readonly version: string;
  readonly source: FeatureSource;
  /** Where `source` is of labelled rows only, the others being zero: of all rows. Asked for once, if a model of these features was chosen. */
  readonly complete?: () => Promise<FeatureSource>;
}

/** Softmax regression on any features, or a perceptron on dense ones. */
export type Head = ({ readonly kind: 'linear' } & LinearModel) | ({ readonly kind: 'mlp' } & MlpModel);

export interface TrainedModel {
  readonly features: FeatureKind;
  readonly featureVersion: string;
  readonly preprocessing: Preprocessing;
  /** Its last layer is divided by the temperature: its probabilities are the calibrated ones. */
  readonly head: Head;
}

interface PredictOptions {
  readonly backends: Backends;
  readonly onNotice: (notice: BackendNotice) => void;
  /** Those rows, in that order. */
  readonly rows: Int32Array;
  readonly pause?: Pause | undefined;
}

/** Rows at a time: what is made of them is thrown away before the next. */
const CHUNK = 4096;

/** Probabilities, rows x classes, under the model's own preprocessing. Throws RangeError for another kind of features. */
export async function predictModel({ preprocessing, head }: Pick<TrainedModel, 'preprocessing' | 'head'>, source: FeatureSource, { backends, onNotice, rows, pause }: PredictOptions): Promise<Float32Array> {
  const probabilities = new Float32Array(rows.length * head.classes);
  for (let from = 0; from < rows.length; from += CHUNK) {
    await pause?.(from / rows.length, 'predict');
    const features = applyPreprocessing(preprocessing, source, rows.subarray(from, from + CHUNK));
    const part = features.kind === 'sparse' && head.kind === 'linear' ? predictSoftmax(head, features) : await backends.run(() => predictOnBackend(head, toDense(features)), onNotice);
    probabilities.set(part, from * head.classes);
  }
  return probabilities;
}

/** The head whose probabilities are softmax(scores / temperature): its last layer, divided. */
export function withTemperature(head: Head, temperature: number): Head {
  const over = (values: Float32Array) => values.map((value) => value / temperature);
  if (head.kind === 'linear') return { ...head, weights: over(head.weights), bias: over(head.bias) };
  return { ...head, outputWeights: over(head.outputWeights), outputBias: over(head.outputBias) };
}
