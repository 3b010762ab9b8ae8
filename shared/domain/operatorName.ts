import type { FilterOperator } from './itemQuery';

/** Comparisons in words, as they stand between a column and a value. */
export const OPERATOR_NAME: Readonly<Record<FilterOperator, string>> = { is: 'is', isNot: 'is not', contains: 'contains', missing: 'is missing', present: 'is there', atLeast: 'at least', below: 'below', atMost: 'at most' };
