import type { Pause } from '../../../shared/metrics/measure';
import type { FeatureSource } from '../../../shared/model/featureSource';
import { crossValidate, stratifiedFolds } from '../../../shared/model/linear/crossValidate';
import { MODEL_C } from '../../../shared/model/linear/modelC';
import type { Probabilities } from '../../../shared/strategies/strategy';

const FOLDS = 5;

interface Labelled {
  readonly source: FeatureSource;
  /** By row of the source, -1: not learnt from. */
  readonly labels: Int32Array;
  readonly classes: number;
  readonly seed: number;
  readonly pause: Pause;
}

/**
 * A model's probabilities, those of the rows it has learnt from put in by models that have not: softmax regressions on the other labels, in five folds. A model is sure of what it was told, right or wrong, so that its own would
 * say of no label that it is doubtful. Where fewer than two classes have two labels nothing can be held out, and the probabilities stay.
 */
export async function heldOutProbabilities(probabilities: Probabilities, { source, labels, classes, seed, pause }: Labelled): Promise<Probabilities> {
  const counts = new Uint32Array(classes);
  for (const label of labels) if (label >= 0) counts[label]! += 1;
  if (counts.filter((count) => count > 1).length < 2) return probabilities;
  const held = await crossValidate({ source, labels, folds: stratifiedFolds(labels, FOLDS, seed), classes, c: MODEL_C[source.kind], pause });
  return Float64Array.from(probabilities, (value, at) => (labels[Math.floor(at / classes)]! >= 0 ? held[at]! : value));
}
