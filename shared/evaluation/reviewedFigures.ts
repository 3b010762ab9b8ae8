import type { Interval } from '../metrics/measure';
import { wilsonInterval } from '../metrics/wilsonInterval';

/** Answers to "has this item the tag?" among the items of one outcome. */
export interface Stratum {
  readonly yes: number;
  readonly no: number;
  /** All items of the outcome, looked at or not. */
  readonly items: number;
}

export interface ReviewedFigures {
  readonly shareOfErrors: number | null;
  readonly errorRate: number | null;
  readonly shareOfData: number | null;
  /** Of the error rate; null where it is undefined. */
  readonly errorRateCi: Interval | null;
  readonly caution: string | null;
}

/**
 * Of a tag that is given by hand while looking: how large are its rates, though only some items were looked at, and mostly errors?
 *
 * Wrong and right items are two strata. In each, the share with the tag is estimated from those looked at, and weighted back to all items of the stratum: with p_w,
 * p_r these shares and E, R all wrong and right items, share of errors = p_w, error rate in the tag = p_w E / (p_w E + p_r R), share of data =
 * (p_w E + p_r R) / (E + R).
 *
 * Returns shares of 0 to 1; null for what needs a stratum that nobody looked at, with a caution in words. The interval of the error rate is Wilson's over the items
 * with the tag that were looked at, its ends weighted back as the rate is: odds times (E / errors looked at) / (R / right items looked at). It holds the
 * rate whatever the two rates of looking are, also where no error or no right item has the tag; for tags on many items it is somewhat too wide.
 * Don't trust it where those who looked chose the items by what they saw in them.
 *
 * Example: of 100 errors 50 looked at, 10 have it; of 900 right items 50 looked at, 5 have it -> share of errors .2, error rate 20 / (20 + 90) = .1818.
 * Reference: Cochran 1977, "Sampling Techniques", chapter 5 (stratified estimates). Compared with numpy.
 */
export function reviewedFigures(wrong: Stratum, right: Stratum): ReviewedFigures {
  const [ofWrong, ofRight] = [shareOf(wrong), shareOf(right)];
  const total = wrong.items + right.items;
  const none = { errorRate: null, shareOfData: null, errorRateCi: null };
  if (ofWrong === null && ofRight === null) return { ...none, shareOfErrors: null, caution: 'No evaluated item was looked at for this tag.' };
  if (ofRight === null) return { ...none, shareOfErrors: wrong.items === 0 ? null : ofWrong, caution: 'Only errors were looked at: the error rate and the share of data need right items too.' };
  if (ofWrong === null) return { ...none, shareOfErrors: null, caution: 'Only right items were looked at: the rates need errors too.' };
  const [errors, hits] = [ofWrong * wrong.items, ofRight * right.items];
  const looked = lookedAt(wrong) + lookedAt(right);
  return {
    shareOfErrors: wrong.items === 0 ? null : ofWrong,
    errorRate: errors + hits === 0 ? null : errors / (errors + hits),
    shareOfData: total === 0 ? null : (errors + hits) / total,
    errorRateCi: weightBack(wilsonInterval(wrong.yes, wrong.yes + right.yes), weightOf(wrong) / weightOf(right)),
    caution: looked === total ? null : `Estimated from ${looked} items looked at, weighted back to all.`,
  };
}

function lookedAt({ yes, no }: Stratum): number {
  return yes + no;
}

/** Share with the tag; 0 items have no errors to look at, which is known without looking; null: not looked at. */
function shareOf(stratum: Stratum): number | null {
  if (stratum.items === 0) return 0;
  return lookedAt(stratum) === 0 ? null : stratum.yes / lookedAt(stratum);
}

/** Items that one item looked at stands for. */
function weightOf(stratum: Stratum): number {
  return stratum.items === 0 ? 1 : stratum.items / lookedAt(stratum);
}

function weightBack(interval: Interval | null, weight: number): Interval | null {
  const end = (share: number) => (share * weight) / (share * weight + 1 - share);
  return interval && { ...interval, low: end(interval.low), high: end(interval.high) };
}
