import type { TagRow } from '../../../shared/contract/evaluation';
import { reviewedFigures, type Stratum } from '../../../shared/evaluation/reviewedFigures';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import { toPair } from '../agreement/measurePart';
import type { Headline } from './measureHeadline';
import type { EvaluationInput } from './readEvaluation';
import type { TagReviewed } from './readReviews';
import { sumHits } from './sliceHits';

/**
 * The row of a tag that is given by hand while looking. Counts are of items that have it; rates are estimates over all evaluated items, from those
 * looked at: items that got the tag elsewhere say nothing of how many were looked at for it. Without right items among these there are no rates but the share of errors.
 */
export function reviewedRow({ truth, run, human, mask }: EvaluationInput, { rows, right: rightItems }: Headline, { key, value, yes, no, picked, carried }: TagReviewed): Omit<TagRow, 'key' | 'value' | 'ease' | 'importance' | 'note' | 'priority'> {
  const count = (ids: Uint32Array, isWrong: boolean) => {
    let found = 0;
    for (const id of ids) {
      const [actual, predicted] = [truth.actual[id - 1]!, run.predicted[id - 1]!];
      if (mask[id - 1] === 1 && actual >= 0 && predicted >= 0 && (actual !== predicted) === isWrong) found += 1;
    }
    return found;
  };
  const wrong: Stratum = { yes: count(yes, true), no: count(no, true), items: rows.n - rightItems };
  const right: Stratum = { yes: count(yes, false), no: count(no, false), items: rightItems };
  const figures = reviewedFigures(wrong, right);
  const has = new Set([...yes, ...carried]);
  const hits = human ? sumHits(human, (item) => mask[item] === 1 && has.has(item + 1)) : { annotations: 0, correct: 0 };
  const hlp = hits.annotations === 0 ? null : hits.correct / hits.annotations;
  const accuracy = figures.errorRate === null ? null : 1 - figures.errorRate;
  const gapToHlp = hlp === null || accuracy === null ? null : hlp - accuracy;
  const looked = wrong.yes + wrong.no + right.yes + right.no;
  const [carriedWrong, carriedRight] = [count(carried, true), count(carried, false)];
  const caution = cautionOf(figures.caution, { looked, all: rows.n, picked: count(picked, false) + count(picked, true), carried: carriedWrong + carriedRight });
  return {
    support: wrong.yes + right.yes + carriedWrong + carriedRight,
    shareOfData: figures.shareOfData,
    errors: wrong.yes + carriedWrong,
    errorRate: figures.errorRate,
    errorRateCi: toPair(figures.errorRateCi),
    shareOfErrors: figures.shareOfErrors,
    accuracy,
    macroF1: null,
    macroF1Ci: null,
    hlp,
    hlpCi: toPair(wilsonInterval(hits.correct, hits.annotations)),
    hlpAnnotations: hits.annotations,
    gapToHlp,
    potentialGain: gapToHlp === null || figures.shareOfData === null ? null : Math.max(0, gapToHlp) * figures.shareOfData,
    cost: null,
    supportThatDecides: null,
    trend: null,
    review: { yes: wrong.yes + right.yes, no: wrong.no + right.no, unseen: rows.n - looked, reviewedErrors: wrong.yes + wrong.no, reviewedRight: right.yes + right.no, caution },
    filters: [{ column: `tag:${key}`, operator: 'is', values: [value] }],
  };
}

/** Where not all was looked at, items that were picked lean the rates towards what they were picked for; those that carry the tag unseen are in no rate. */
function cautionOf(caution: string | null, { looked, all, picked, carried }: { readonly looked: number; readonly all: number; readonly picked: number; readonly carried: number }): string | null {
  if (looked === all) return caution;
  const parts = [
    caution ?? '',
    picked === 0 ? '' : `${picked} of the ${looked} were picked, not drawn at random: the rates lean towards what they were picked for.`,
    carried === 0 ? '' : carried === 1 ? '1 carries the tag without having been looked at here: it is not in the rates.' : `${carried} carry the tag without having been looked at here: they are not in the rates.`,
  ];
  return parts.filter((part) => part !== '').join(' ') || null;
}
