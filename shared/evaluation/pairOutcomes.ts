import type { JointRows } from './joinRuns';

/** How two runs did on the same items. */
export interface PairOutcomes {
  readonly n: number;
  /** Baseline right, run wrong: broken. */
  readonly b: number;
  /** Baseline wrong, run right: fixed. */
  readonly c: number;
  readonly bothRight: number;
  readonly bothWrong: number;
}

/** Counted from cells of `joinRuns`: all of them, or those of a slice with its counts. */
export function pairOutcomes({ cells, baseline }: Pick<JointRows, 'cells' | 'baseline'>, counts: ArrayLike<number>, cell?: Uint32Array): PairOutcomes {
  let [b, c, bothRight, bothWrong] = [0, 0, 0, 0];
  for (let at = 0; at < counts.length; at += 1) {
    const place = cell ? cell[at]! : at;
    const truth = cells.actual[place]!;
    const [run, before] = [cells.predicted[place] === truth, baseline[place] === truth];
    const count = counts[at]!;
    if (run && before) bothRight += count;
    else if (run) c += count;
    else if (before) b += count;
    else bothWrong += count;
  }
  return { n: b + c + bothRight + bothWrong, b, c, bothRight, bothWrong };
}
