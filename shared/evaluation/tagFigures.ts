import { supportThatDecides } from '../metrics/supportThatDecides';
import { FEW_ITEMS } from './fewItems';

export interface TagCounts {
  readonly support: number;
  readonly errors: number;
  /** Of all evaluated items. */
  readonly total: { readonly support: number; readonly errors: number };
  /** Human-level performance in the slice; null: unknown. */
  readonly hlp: number | null;
}

export interface TagFigures {
  readonly shareOfData: number | null;
  readonly errorRate: number | null;
  readonly shareOfErrors: number | null;
  readonly accuracy: number | null;
  readonly gapToHlp: number | null;
  readonly potentialGain: number | null;
  readonly supportThatDecides: number | null;
}

/**
 * Which part of the data is worth working on?
 *
 * A row of the error-analysis table: of the slice with n of N items and e of E errors, its share of the data n/N, error rate e/n, share of the errors e/E, the gap
 * of its accuracy to human-level performance (signed), and the potential gain max(0, gap) x n/N: what overall accuracy would gain if the gap were closed.
 *
 * Returns fractions of 1. Undefined (null): the share of errors without errors, rates without items, gap and gain without human-level performance.
 * `supportThatDecides` is given under 20 items only. Slices overlap, so shares and gains don't sum to 1.
 * Don't trust the gain where human-level performance comes from few annotations.
 *
 * Example: 6,000 of 10,000 items, 360 of 974 errors, people right in 95 % -> error rate .06, share of errors .3696, gain .006.
 * Reference: Ng 2018, "Machine Learning Yearning", chapters 13 to 19. Compared with numpy.
 */
export function tagFigures({ support, errors, total, hlp }: TagCounts): TagFigures {
  const errorRate = support === 0 ? null : errors / support;
  const shareOfData = total.support === 0 ? null : support / total.support;
  const accuracy = errorRate === null ? null : (support - errors) / support;
  const gapToHlp = hlp === null || accuracy === null ? null : hlp - accuracy;
  return {
    shareOfData,
    errorRate,
    shareOfErrors: total.errors === 0 ? null : errors / total.errors,
    accuracy,
    gapToHlp,
    potentialGain: gapToHlp === null || shareOfData === null ? null : Math.max(0, gapToHlp) * shareOfData,
    supportThatDecides: support < FEW_ITEMS && errorRate !== null ? atLeastFew(supportThatDecides(errorRate, total.errors / total.support)) : null,
  };
}

function atLeastFew(support: number | null): number | null {
  return support === null ? null : Math.max(FEW_ITEMS, support);
}
