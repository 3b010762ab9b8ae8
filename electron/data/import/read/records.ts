import type { ImportProblem } from '../../../../shared/contract/importing';

/** A JSON value that is neither text nor nothing nor a list of plain values, as it stands in the file: never typed, no digit lost. */
export interface OtherValue {
  readonly kind: 'number' | 'boolean' | 'array' | 'object';
  readonly source: string;
}
/** Null: no value. A list: several values (JSON only). */
export type Cell = string | null | readonly string[] | OtherValue;

/** Where readers of all formats deliver to. Synchronous, so that a reader allocates nothing per record beyond its cells. */
export interface RecordSink {
  /** Names of columns, in order; more may follow (JSON lines need not have the same keys). */
  readonly addColumns: (names: readonly string[]) => void;
  /** `cells` may be shorter than the columns: the rest has no value. */
  readonly record: (cells: readonly Cell[], line: number) => void;
  /** A record that cannot be taken. */
  readonly bad: (problem: ImportProblem) => void;
  readonly warn: (problem: ImportProblem) => void;
  /** Bytes read so far; waits while the receiver is behind. */
  readonly progress: (bytes: number) => Promise<void>;
  /** Number of the next record, 1-based: for problems. */
  readonly nextRecord: () => number;
}
