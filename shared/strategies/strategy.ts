import type { LabelMatrix } from '../agreement/labelMatrix';
import type { StrategyId } from '../domain/model';
import type { Pause } from '../metrics/measure';
import type { FeatureRows } from '../model/featureRows';

/** Rows x classes, row after row. */
export type Probabilities = Float32Array | Float64Array;

/** A set of rows with more errors than the rest, from Analyse. */
export interface WeakRows {
  readonly name: string;
  readonly rows: ArrayLike<number>;
  /** 0 .. 1. */
  readonly errorRate: number;
}

export interface BatchRequest {
  readonly strategy: StrategyId;
  /** Items wanted; there may be fewer. */
  readonly size: number;
  /** Any safe integer: the same request with the same seed gives the same batch. */
  readonly seed: number;
  /** Rows that may be chosen, each once. With label-more-or-new also labelled ones. */
  readonly candidates: ArrayLike<number>;
  /** Of every row, labelled ones included. Null where there are none: only strategies that ask just the model work then, and only equal `content` is a duplicate. */
  readonly features: FeatureRows | null;
  /** Of the present model, of every row; NaN where unknown. Null without a model. */
  readonly probabilities: Probabilities | null;
  /** Names of the classes in the order of the probabilities. */
  readonly classes: readonly string[];
  /** Rows with a label, and its place in `classes`. */
  readonly labelled: { readonly rows: ArrayLike<number>; readonly labels: ArrayLike<number> };
  /** 0 .. 1 of the batch, drawn at random whatever the strategy says. Default 0. */
  readonly auditShare?: number;
  /** Cosine of two rows from which on they are near-duplicates. Default: nearDuplicateCosine. */
  readonly nearDuplicate?: number;
  /** By row: equal numbers are equal content (case, spaces and the like aside). */
  readonly content?: ArrayLike<number>;
  /** For weakest-slice. */
  readonly slices?: readonly WeakRows[];
  /** For label-more-or-new: who gave which row which class; rows are its items. */
  readonly annotations?: LabelMatrix;
  /** What a committee learns from. Default: all that is labelled. */
  readonly training?: BatchRequest['labelled'];
  /** Of the models a committee is made of: scikit-learn's C. Default 10 for sparse rows, 1 for dense ones. */
  readonly c?: number;
  /** What holds the labelled rows already; default: made anew. */
  readonly known?: DuplicateIndex;
  readonly pause?: Pause;
}

/** Rows that were taken, and whether one is all but equal to one of them (nearDuplicates). */
export interface DuplicateIndex {
  readonly add: (row: number) => void;
  readonly holds: (row: number) => boolean;
}

export interface BatchItem {
  readonly row: number;
  /** Higher is chosen earlier; what it is depends on the strategy. */
  readonly score: number;
  /** A short sentence with the number. */
  readonly reason: string;
  /** Drawn at random, not by the strategy. */
  readonly audit: boolean;
}

export interface Batch {
  readonly items: readonly BatchItem[];
  /** What a person should know of how they were chosen; null: nothing. */
  readonly note: string | null;
  /** Rows passed over because they are all but equal to one of the batch or to a labelled one. */
  readonly nearDuplicates: number;
}

export type StrategyFailure = 'noCandidates' | 'needsModel' | 'needsFeatures' | 'needsSlices' | 'needsAnnotations' | 'needsLabels' | 'constantScore' | 'notNumbers';

/** Why no batch could be chosen. The message says what to do; chance never takes the strategy's place in silence. */
export class StrategyError extends Error {
  constructor(
    readonly failure: StrategyFailure,
    message: string,
  ) {
    super(message);
    this.name = 'StrategyError';
  }
}

/** One row a strategy wants, best first. */
export interface Pick {
  readonly row: number;
  readonly score: number;
  readonly reason: string;
}

/** What a strategy found: rows in the order it wants them, made as they are asked for. */
export interface Ranking {
  readonly picks: Iterable<Pick>;
  readonly note?: string;
}
