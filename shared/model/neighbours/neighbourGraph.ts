/** The nearest rows of each row, the nearest first; equally near ones by their number. */
export interface NeighbourGraph {
  readonly rows: number;
  /** Most neighbours a row has. */
  readonly k: number;
  /** rows x k; -1 where a row has fewer (no other row has anything in common with it). */
  readonly neighbours: Int32Array;
  /** Cosine similarity, rows x k; 0 beside -1. */
  readonly similarities: Float32Array;
  /** False: some true neighbours may be missing. */
  readonly exact: boolean;
}
