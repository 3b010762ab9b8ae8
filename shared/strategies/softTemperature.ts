import type { LabelMatrix } from '../agreement/labelMatrix';
import type { Probabilities } from './strategy';

const COARSE = [0.1, 0.2, 0.5, 0.8, 1, 2, 3, 5, 8];
const STEPS = 4;
const LEAST = 1e-6;

/**
 * By what temperature do a model's probabilities fit the spread of the annotators' answers best?
 *
 * The one with the least mean cross-entropy between the shares of an item's labels and its scaled probabilities: nine from 0.1 to 8, then four steps to either neighbour of the best. Above 1 the model was too sure. Items without labels
 * play no part; 1 without any. Each label counts to its own class. Reference: the steps of the search follow cleanlab 2.9.0's find_best_temp_scaler; what is found need not be the same: for the example
 * of the tests cleanlab gives 7.25, this 0.425.
 */
export function softTemperature(labels: LabelMatrix, probabilities: Probabilities): number {
  if (labels.label.length === 0) return 1;
  const loss = (temperature: number) => crossEntropy(labels, scaleProbabilities(probabilities, labels.classCount, temperature));
  const coarse = COARSE.map(loss);
  const best = coarse.indexOf(Math.min(...coarse));
  const around = [best - 1, best].filter((at) => at >= 0 && at < COARSE.length - 1);
  const fine = [...around.flatMap((at) => Array.from({ length: STEPS }, (_, step) => COARSE[at]! + ((COARSE[at + 1]! - COARSE[at]!) * step) / STEPS)), COARSE[Math.min(best + 1, COARSE.length - 1)]!];
  const losses = fine.map(loss);
  return fine[losses.indexOf(Math.min(...losses))]!;
}

/** Each row's probabilities to the power of 1 / temperature, made to sum to 1 again. */
export function scaleProbabilities(probabilities: Probabilities, classes: number, temperature: number): Float64Array {
  const scaled = new Float64Array(probabilities.length);
  for (let base = 0; base < scaled.length; base += classes) {
    let total = 0;
    for (let at = base; at < base + classes; at += 1) total += scaled[at] = Math.max(TINY, probabilities[at]!) ** (1 / temperature);
    for (let at = base; at < base + classes; at += 1) scaled[at]! /= total;
  }
  return scaled;
}

const TINY = 1e-100;

function crossEntropy({ itemCount, classCount, start, label }: LabelMatrix, probabilities: Float64Array): number {
  let [sum, items] = [0, 0];
  for (let item = 0; item < itemCount; item += 1) {
    const size = start[item + 1]! - start[item]!;
    if (size === 0) continue;
    items += 1;
    for (let at = start[item]!; at < start[item + 1]!; at += 1) sum -= Math.log(Math.max(LEAST, probabilities[item * classCount + label[at]!]!)) / size;
  }
  return sum / items;
}
