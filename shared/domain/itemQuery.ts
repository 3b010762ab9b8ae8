/**
 * Which items, in which order: the one language in which the grid, bulk actions, queues and exports speak of sets of items.
 * Columns: `id` (external id), `content`, `split`, `gold`, `annotations` (how many), `agreement` (share of the commonest answer),
 * `answer` (commonest answer), `autoLabel` (class that a model gave it without a person), `tag:KEY`, `field:NAME` (a table item's input column or kept metadata), `annotator:ID` (that annotator's answer),
 * `predicted:ID` (class that the run with this row id predicted), `confidence:ID` (its probability, where the run has any), `outcome:ID` (one of OUTCOMES).
 */
export type FilterOperator = 'is' | 'isNot' | 'contains' | 'missing' | 'present' | 'atLeast' | 'below' | 'atMost';

/** How a run did on an item: `abstained` where gold label or prediction is an abstain class, `missing` where one of them is not there. */
export const OUTCOMES = ['right', 'wrong', 'abstained', 'missing'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface ItemFilter {
  readonly column: string;
  readonly operator: FilterOperator;
  /** Alternatives for `is`/`isNot` (any of them), else the first counts; unused for `missing`/`present`. Class columns take class uids. */
  readonly values: readonly string[];
}

export interface ItemQuery {
  /** Full-text search: words are all required, `"a phrase"`, `prefix*`; empty string: no search. */
  readonly search: string;
  /** All must hold. */
  readonly filters: readonly ItemFilter[];
  /** Null: order of import. Items without a value come last in either direction. */
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
}

export const ALL_ITEMS: ItemQuery = { search: '', filters: [], sort: null };

/** A set of items for a bulk action: named one by one, or everything a query finds except some. */
export type ItemSelection =
  | { readonly kind: 'ids'; readonly ids: readonly number[] }
  | { readonly kind: 'query'; readonly query: ItemQuery; readonly except: readonly number[] };
