import type { Interval } from '../metrics/measure';
import { percentileInterval } from '../metrics/percentileInterval';
import { createRandom } from '../sampling/random';
import type { SimulationPoint } from './simulation';

const REPLICATES = 1000;

/** One point of a curve: mean, standard deviation (divisor one less than the repeats) and the percentile interval of the mean over repeats drawn with replacement. */
export function summarise(labels: number, accuracies: readonly number[], macroF1s: readonly number[], seed: number): SimulationPoint {
  const [accuracy, macroF1] = [describe(accuracies, seed), describe(macroF1s, seed)];
  return {
    labels, accuracies: Float64Array.from(accuracies), macroF1s: Float64Array.from(macroF1s),
    accuracyMean: accuracy.mean, accuracySd: accuracy.deviation, accuracyInterval: accuracy.interval,
    macroF1Mean: macroF1.mean, macroF1Sd: macroF1.deviation, macroF1Interval: macroF1.interval,
  };
}

function describe(values: readonly number[], seed: number): { readonly mean: number; readonly deviation: number | null; readonly interval: Interval | null } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, deviation: null, interval: null };
  const random = createRandom(seed);
  const means = Float64Array.from({ length: REPLICATES }, () => {
    let sum = 0;
    for (let draw = 0; draw < n; draw += 1) sum += values[random.nextBelow(n)]!;
    return sum / n;
  });
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)), interval: percentileInterval(means) };
}
