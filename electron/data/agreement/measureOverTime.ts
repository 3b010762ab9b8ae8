import type { LabelMatrix } from '../../../shared/agreement/labelMatrix';
import { selectItems } from '../../../shared/agreement/selectItems';
import { timeBins } from '../../../shared/agreement/timeBins';
import type { AgreementResult } from '../../../shared/contract/agreement';
import { measurePart, type Resampling } from './measurePart';

const MOST_PARTS = 12;
/** Below this an interval is wider than any change to be seen. */
const LEAST_ITEMS = 20;

/**
 * The course of agreement: items with two labels or more in order of their newest label, cut into at most 12 parts of about equal
 * size, at least 20 items each; items finished at the same moment (an import without times) stay together.
 */
export async function measureOverTime(matrix: LabelMatrix, createdAt: Float64Array, resampling: Resampling): Promise<AgreementResult['overTime']> {
  const newest = new Float64Array(matrix.itemCount).fill(Number.NaN);
  for (let item = 0; item < matrix.itemCount; item += 1) {
    const [from, to] = [matrix.start[item]!, matrix.start[item + 1]!];
    if (to - from < 2) continue;
    newest[item] = createdAt[from]!;
    for (let at = from + 1; at < to; at += 1) if (createdAt[at]! > newest[item]!) newest[item] = createdAt[at]!;
  }
  const { binOf, count } = timeBins(newest, { most: MOST_PARTS, least: LEAST_ITEMS });
  const spans = Array.from({ length: count }, () => ({ from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY }));
  binOf.forEach((bin, item) => {
    const span = spans[bin];
    if (!span) return;
    span.from = Math.min(span.from, newest[item]!);
    span.to = Math.max(span.to, newest[item]!);
  });
  const rows: AgreementResult['overTime'] = [];
  for (const [bin, span] of spans.entries()) rows.push({ ...span, ...(await measurePart(selectItems(matrix, Uint8Array.from(binOf, (other) => (other === bin ? 1 : 0))), resampling)) });
  return rows;
}
