import { bootstrapAgreement } from '../../../shared/agreement/bootstrapAgreement';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorffAlpha';
import type { LabelMatrix } from '../../../shared/agreement/labelMatrix';
import { percentAgreement } from '../../../shared/agreement/percentAgreement';
import type { PartAgreement } from '../../../shared/contract/agreement';
import type { Interval, Pause } from '../../../shared/metrics/measure';

export interface Resampling {
  /** 0: no interval. */
  readonly replicates: number;
  readonly seed: number;
  readonly pause: Pause;
}

/** Agreement on a part of the labels: some items, or the labels of some time or version. */
export async function measurePart(matrix: LabelMatrix, { replicates, seed, pause }: Resampling): Promise<PartAgreement> {
  const percent = percentAgreement(matrix);
  const alpha = krippendorffAlpha(matrix);
  const interval = replicates > 0 && alpha.value !== null ? (await bootstrapAgreement(matrix, { replicates, seed, pause })).alpha : null;
  return { items: percent.items, annotations: matrix.label.length, percentAgreement: percent.value, alpha: alpha.value, ci: toPair(interval), reason: alpha.reason };
}

export function toPair(interval: Interval | null): [number, number] | null {
  return interval ? [interval.low, interval.high] : null;
}
