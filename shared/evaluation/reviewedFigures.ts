import { wilsonInterval } from '../metrics/wilsonInterval';
import type { Interval } from '../metrics/measure';

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
  /** Of the error rate; null where it has to be bootstrapped (`isPlanned` false) or is undefined. */
  readonly errorRateCi: Interval | null;
  /** Whether right and wrong items were looked at at nearly the same rate, as a random sample does. */
  readonly isPlanned: boolean;
  readonly caution: string | null;
}

/** Rates of looking that differ by less are taken for one: a random sample of a hundred items differs by as much. */
const ALIKE = 1.25;

/**
 * Of a tag that is given by hand while looking: how large are its rates, though only some items were looked at, and mostly errors?
 *
 * Wrong and right items are two strata. In each, the share with the tag is estimated from those looked at, and weighted back to all items of the stratum: with p_w,
 * p_r these shares and E, R all wrong and right items, share of errors = p_w, error rate in the tag = p_w E / (p_w E + p_r R), share of data =
 * (p_w E + p_r R) / (E + R).
 *
 * Returns null for what needs a stratum that nobody looked at, with a caution in words. The interval of the error rate is Wilson's over the items with the
 * tag where both strata were looked at at nearly the same rate (within a quarter); else it is left to a bootstrap of the two shares.
 * Don't trust it where those who looked chose the items by what they saw in them.
 *
 * Example: of 100 errors 50 looked at, 10 have it; of 900 right items 50 looked at, 5 have it -> share of errors .2, error rate 20 / (20 + 90) = .1818.
 * Reference: Cochran 1977, "Sampling Techniques", chapter 5 (stratified estimates). Compared with numpy.
 */
export function reviewedFigures(wrong: Stratum, right: Stratum): ReviewedFigures {
  const [ofWrong, ofRight] = [shareOf(wrong), shareOf(right)];
  const total = wrong.items + right.items;
  const none = { errorRate: null, shareOfData: null, errorRateCi: null, isPlanned: false };
  if (ofWrong === null && ofRight === null) return { ...none, shareOfErrors: null, caution: 'No evaluated item was looked at for this tag.' };
  if (ofRight === null) return { ...none, shareOfErrors: wrong.items === 0 ? null : ofWrong, caution: 'Only errors were looked at: the error rate and the share of data need right items too.' };
  if (ofWrong === null) return { ...none, shareOfErrors: null, caution: 'Only right items were looked at: the rates need errors too.' };
  const [errors, hits] = [ofWrong * wrong.items, ofRight * right.items];
  const isPlanned = areAlike(wrong, right);
  const errorRate = errors + hits === 0 ? null : errors / (errors + hits);
  return {
    shareOfErrors: wrong.items === 0 ? null : ofWrong,
    errorRate,
    shareOfData: total === 0 ? null : (errors + hits) / total,
    errorRateCi: isPlanned && errorRate !== null ? wilsonInterval(wrong.yes, wrong.yes + right.yes) : null,
    isPlanned,
    caution: describe(wrong, right, isPlanned),
  };
}

/** Share with the tag; 0 items have no errors to look at, which is known without looking; null: not looked at. */
function shareOf({ yes, no, items }: Stratum): number | null {
  if (items === 0) return 0;
  return yes + no === 0 ? null : yes / (yes + no);
}

function areAlike(wrong: Stratum, right: Stratum): boolean {
  if (wrong.items === 0 || right.items === 0) return true;
  const ratio = ((wrong.yes + wrong.no) / wrong.items) * (right.items / (right.yes + right.no));
  return ratio <= ALIKE && ratio >= 1 / ALIKE;
}

function describe(wrong: Stratum, right: Stratum, isPlanned: boolean): string | null {
  const looked = wrong.yes + wrong.no + right.yes + right.no;
  if (looked === wrong.items + right.items) return null;
  return isPlanned ? `Estimated from ${looked} items looked at; interval: Wilson over those with the tag.` : `Estimated from ${looked} items looked at, errors more often than right ones or the other way round, weighted back; interval: bootstrap of the two shares.`;
}
