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

interface BinSums {
  readonly count: ArrayLike<number>;
  readonly right: ArrayLike<number>;
  readonly confidence: ArrayLike<number>;
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
 * Items go by their confidence (0 to 1: the probability of the predicted class) into equally wide bins [low, high), the last one closed (confidenceBin). In each, the
 * gap is |share right - mean confidence|; empty bins are skipped. One entry a bin: items, items that are right, sum of their confidences.
 *
 * Returns the gaps' summaries, 0 (calibrated) to 1, and the bins. Undefined without items. Don't trust it with few items a bin: chance alone opens gaps, so
 * ECE is too high then; look at the counts.
 *
 * Example: confidences .59 .60 .62 1, right 1 0 1 1, 15 bins -> ECE 0.1575, RMS 0.21926, MCE 0.41. References: Naeini, Cooper and Hauskrecht 2015 (AAAI 29);
 * Guo, Pleiss, Sun and Weinberger 2017, arXiv:1706.04599. Compared with torchmetrics' published example and numpy.
 */
export function calibration({ count, right, confidence }: BinSums): Calibration {
  const bins = Array.from(count, (n, bin): ReliabilityBin => ({ low: bin / count.length, high: (bin + 1) / count.length, count: n, accuracy: n === 0 ? null : right[bin]! / n, confidence: n === 0 ? null : confidence[bin]! / n }));
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
