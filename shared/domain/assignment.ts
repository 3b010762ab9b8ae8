/**
 * How many annotators an item gets: `all` every item `k`; `share` a random share of the items `k`, the others one; `untilAgreement`
 * `start` annotators, then one more as long as fewer than `start` of them gave the same class, up to `max`.
 */
export type OverlapRule =
  | { readonly kind: 'all'; readonly k: number }
  | { readonly kind: 'share'; readonly share: number; readonly k: number }
  | { readonly kind: 'untilAgreement'; readonly start: number; readonly max: number };

/** As the items are listed; one random order for all; a random order for each annotator. */
export const ASSIGNMENT_ORDERS = ['asListed', 'random', 'randomEach'] as const;
export type AssignmentOrder = (typeof ASSIGNMENT_ORDERS)[number];

/** The rule in words: "3 annotators for every item". */
export function describeOverlap(rule: OverlapRule): string {
  const people = (n: number) => (n === 1 ? '1 annotator' : `${n} annotators`);
  switch (rule.kind) {
    case 'all':
      return `${people(rule.k)} for every item`;
    case 'share':
      return `${people(rule.k)} for ${Math.round(rule.share * 1000) / 10}% of the items, 1 for the rest`;
    case 'untilAgreement':
      return `${people(rule.start)} first, up to ${rule.max} until ${rule.start} agree`;
  }
}
