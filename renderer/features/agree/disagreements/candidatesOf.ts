import type { DisagreementItem } from '../../../../shared/contract/settling';
import type { LabelClass } from '../../../../shared/domain/labelSchema';

/** Candidates that have a digit as their key. */
const MOST_KEYS = 9;

export interface Candidate {
  readonly entry: LabelClass;
  /** `1`..`9`; null beyond. */
  readonly digit: string | null;
  /** Places of the answers for it. */
  readonly answers: readonly number[];
}

export interface Sides {
  readonly candidates: readonly Candidate[];
  /** Present classes that nobody gave, in schema order. */
  readonly others: readonly LabelClass[];
}

/**
 * What an item stands between: the classes that were given, most answers first, then in schema order. From the answers alone, so that
 * no key moves when a posterior comes in.
 */
export function candidatesOf({ answers }: Pick<DisagreementItem, 'answers'>, classes: readonly LabelClass[]): Sides {
  const given = classes.map((entry) => ({ entry, answers: answers.flatMap((answer, place) => (answer.classUid === entry.uid ? [place] : [])) })).filter((side) => side.answers.length > 0);
  const sorted = given.sort((a, b) => b.answers.length - a.answers.length);
  return {
    candidates: sorted.map((side, place) => ({ ...side, digit: place < MOST_KEYS ? String(place + 1) : null })),
    others: classes.filter((entry) => !entry.retired && !sorted.some((side) => side.entry.uid === entry.uid)),
  };
}

/** Letters that decide or do something on this screen; a class with one of them as its hotkey is found by name. */
const TAKEN: ReadonlySet<string> = new Set(['r', 'n', 'a', 'e', 'd', 'o', 'w']);

/** The letter that decides for a class, or null. Digits belong to the candidates. */
export function letterOf({ hotkey, retired }: LabelClass): string | null {
  return hotkey !== null && /^[a-z]$/.test(hotkey) && !TAKEN.has(hotkey) && !retired ? hotkey : null;
}
