import type { EvaluationResult } from '../contract/evaluation';
import type { ReferenceValue, RunInfo } from '../contract/runs';
import type { FoundSlices } from '../contract/slices';
import type { Todo } from '../contract/todos';

/** All that a report of one evaluation says. */
export interface ReportInput {
  readonly project: string;
  readonly run: RunInfo;
  /** Null: no other run is the baseline. */
  readonly baseline: RunInfo | null;
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
