import { measured, notDefined, type Measure } from './measure';

export interface ReliabilityBin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** Null in an empty bin. */
  readonly accuracy: number | null;
  /** Mean confidence. */
  readonly confidence: number | null;
}

export interface Calibration {
  /** Expected calibration error: mean gap, by the items in each bin. */
  readonly ece: Measure;
  /** Largest gap. */
  readonly mce: Measure;
  /** Root of the mean squared gap. */
  readonly rms: Measure;
  readonly bins: readonly ReliabilityBin[];
}

/**
 * When the model says 80 %, is it right 80 % of the time?
 *
 * Items go by their confidence (0 to 1: the probability of the predicted class) into `binCount` equally wide bins [low, high), the last one closed:
 * bin min(floor(p * bins), bins - 1). In each, the gap is |share right - mean confidence|; empty bins are skipped. Items are added one by one, so that nobody
 * has to gather them first; `right`: 1 or 0.
 *
 * `figures` returns the gaps' summaries, 0 (calibrated) to 1, and the bins. Undefined without items. Don't trust it with few items a bin: chance alone opens gaps, so
 * ECE is too high then; look at the counts.
 *
 * Example: confidences .59 .60 .62 1, right 1 0 1 1, 15 bins -> ECE 0.1575, RMS 0.21926, MCE 0.41. References: Naeini, Cooper and Hauskrecht 2015 (AAAI 29);
 * Guo, Pleiss, Sun and Weinberger 2017, arXiv:1706.04599. Compared with torchmetrics' published example and numpy.
 */
export function calibration(binCount = 15): { readonly add: (confidence: number, right: number) => void; readonly figures: () => Calibration } {
  const [count, hits, sums] = [new Float64Array(binCount), new Float64Array(binCount), new Float64Array(binCount)];
  const add = (confidence: number, right: number) => {
    const bin = Math.max(0, Math.min(Math.floor(confidence * binCount), binCount - 1));
    count[bin]! += 1;
    hits[bin]! += right;
    sums[bin]! += confidence;
  };
  return { add, figures: () => summarise(Array.from(count, (n, bin): ReliabilityBin => ({ low: bin / binCount, high: (bin + 1) / binCount, count: n, accuracy: n === 0 ? null : hits[bin]! / n, confidence: n === 0 ? null : sums[bin]! / n }))) };
}

function summarise(bins: readonly ReliabilityBin[]): Calibration {
  const items = bins.reduce((sum, { count }) => sum + count, 0);
  if (items === 0) {
    const none = notDefined('no item was evaluated');
    return { ece: none, mce: none, rms: none, bins };
  }
  let [mean, largest, squares] = [0, 0, 0];
  for (const bin of bins) {
    if (bin.accuracy === null || bin.confidence === null) continue;
    const gap = Math.abs(bin.accuracy - bin.confidence);
    mean += (bin.count / items) * gap;
    squares += (bin.count / items) * gap ** 2;
    largest = Math.max(largest, gap);
  }
  return { ece: measured(mean), mce: measured(largest), rms: measured(Math.sqrt(squares)), bins };
}
