import type { PairedPredictions } from './countPairs';
import type { TagCodes } from './evaluationRows';

/** Items that both runs predicted and that have a gold label, by who is right. */
export interface RunCounts {
  readonly bothRight: number;
  readonly bothWrong: number;
  /** Baseline wrong, run right. */
  readonly fixed: number;
  /** Baseline right, run wrong. */
  readonly broken: number;
}

export interface RunDifferences {
  readonly total: RunCounts;
  /** By gold label: one entry a class. */
  readonly byClass: readonly RunCounts[];
  /** For each of the keys, one entry a value. */
  readonly byKey: readonly (readonly RunCounts[])[];
}

const [BOTH_WRONG, BROKEN, FIXED, BOTH_RIGHT, NOT_COMPARED] = [0, 1, 2, 3, 255] as const;

/**
 * What did a run fix and break against another one: over all, by gold label and by value of each key? Compared are items of `mask` that have a gold label and a
 * prediction of both runs; counts only, tests are made of them. An item with several values of a key counts in each of them. Accuracy of the run is (bothRight + fixed) / n.
 */
export function compareRuns({ classCount, actual, baseline, predicted, mask }: PairedPredictions, keys: readonly TagCodes[]): RunDifferences {
  const kinds = new Uint8Array(actual.length).fill(NOT_COMPARED);
  const total = new Uint32Array(4);
  const byClass = new Uint32Array(4 * classCount);
  for (let item = 0; item < kinds.length; item += 1) {
    const [truth, before, now] = [actual[item]!, baseline[item]!, predicted[item]!];
    if (mask[item] !== 1 || truth < 0 || before < 0 || now < 0) continue;
    const kind = (now === truth ? FIXED : 0) + (before === truth ? BROKEN : 0);
    kinds[item] = kind;
    total[kind]! += 1;
    byClass[4 * truth + kind]! += 1;
  }
  return { total: toCounts(total, 0), byClass: Array.from({ length: classCount }, (_, place) => toCounts(byClass, place)), byKey: keys.map((key) => countKey(kinds, key)) };
}

function countKey(kinds: Uint8Array, { values, codes, more }: TagCodes): RunCounts[] {
  const counts = new Uint32Array(4 * values.length);
  for (let item = 0; item < kinds.length; item += 1) if (kinds[item] !== NOT_COMPARED && codes[item]! >= 0) counts[4 * codes[item]! + kinds[item]!]! += 1;
  more.item.forEach((item, at) => {
    if (kinds[item] !== NOT_COMPARED) counts[4 * more.code[at]! + kinds[item]!]! += 1;
  });
  return values.map((_, place) => toCounts(counts, place));
}

function toCounts(counts: Uint32Array, place: number): RunCounts {
  const of = (kind: number) => counts[4 * place + kind]!;
  return { bothRight: of(BOTH_RIGHT), bothWrong: of(BOTH_WRONG), fixed: of(FIXED), broken: of(BROKEN) };
}
