/**
 * Items with a given label and a model's probabilities. `given[at]` is the class given to the item at `at`; its probabilities are the `classCount` numbers of
 * `values` from `row[at] * classCount` on, which sum to 1.
 */
export interface LabelledProbabilities {
  readonly classCount: number;
  readonly given: Uint16Array;
  readonly row: Uint32Array;
  readonly values: Float64Array;
}

/** How many items each class was given to. */
export function countGiven({ classCount, given }: LabelledProbabilities): Uint32Array {
  const counts = new Uint32Array(classCount);
  for (const place of given) counts[place]! += 1;
  return counts;
}
