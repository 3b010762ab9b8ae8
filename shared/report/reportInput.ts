import type { EvaluationResult } from '../contract/evaluation';
import type { ReferenceValue, RunInfo } from '../contract/runs';
import type { FoundSlices } from '../contract/slices';
import type { Todo } from '../contract/todos';

export interface AgainstValue {
  /** "Accuracy against human level" */
  readonly title: string;
  /** Null: undefined, for `reason`. */
  readonly delta: number | null;
  /** A difference of shares is said in points, one of correlations as a number. */
  readonly isShare: boolean;
  readonly reason: string | null;
  /** The value it is compared with, and where it is from. */
  readonly note: string;
}

/** All that a report of one evaluation says. */
export interface ReportInput {
  readonly project: string;
  readonly run: RunInfo;
  /** Null: no other run is the baseline. */
  readonly baseline: RunInfo | null;
  /** What the run is compared with where that is no run: the majority class, human level, a reference value. */
  readonly against: AgainstValue | null;
  readonly result: EvaluationResult;
  readonly references: readonly ReferenceValue[];
  /** Null: not searched. */
  readonly weakSlices: FoundSlices | null;
  readonly todos: readonly Todo[];
  /** The items in words. */
  readonly population: string;
  /** When it was made: ISO date and time. */
  readonly date: string;
  /** Version of Goldset; null: not known. */
  readonly version: string | null;
}
