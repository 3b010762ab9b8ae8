import type { StrategyId } from '../domain/model';
import type { Interval, Pause } from '../metrics/measure';
import type { FeatureRows } from '../model/featureRows';

/** Rows to learn from and rows to be judged on, with features that were fitted on the pool. */
export interface Fold {
  readonly features: FeatureRows;
  readonly pool: ArrayLike<number>;
  readonly test: ArrayLike<number>;
}

export interface SimulationOptions {
  /** One, or several that the repeats take turns in. Rows mean the same item in all of them. */
  readonly folds: readonly Fold[];
  /** By row: place in `classes`; pool and test rows all have one. */
  readonly labels: ArrayLike<number>;
  readonly classes: readonly string[];
  /** By row: equal numbers are equal content. */
  readonly content?: ArrayLike<number>;
  /** Random is simulated in any case: it is what the others are compared with. */
  readonly strategies: readonly StrategyId[];
  readonly batch: number;
  /** Labels at most; no more than the smallest pool has. */
  readonly budget: number;
  readonly repeats: number;
  readonly seed: number;
  /** Labels at the start, drawn at random. Default: one batch, at least one a class but no more than 20. */
  readonly startSize?: number;
  /** Scikit-learn's C of the models. */
  readonly c: number;
  /** Share of the full pool's macro-F1 that is to be reached. Default 0.95. */
  readonly goalShare?: number;
  /** End a strategy's curve once its mean, and those of resampled repeats, have reached the goal. */
  readonly stopAtGoal?: boolean;
  readonly pause?: Pause;
  readonly onPoint?: (strategy: StrategyId, point: SimulationPoint) => void;
}

export interface SimulationPoint {
  readonly labels: number;
  /** A value a repeat. */
  readonly accuracies: Float64Array;
  readonly macroF1s: Float64Array;
  readonly accuracyMean: number;
  /** Over repeats; null for one. */
  readonly accuracySd: number | null;
  readonly accuracyInterval: Interval | null;
  readonly macroF1Mean: number;
  readonly macroF1Sd: number | null;
  readonly macroF1Interval: Interval | null;
}

export interface StrategyCurve {
  readonly strategy: StrategyId;
  readonly points: readonly SimulationPoint[];
  /** Null: the goal is not reached. */
  readonly labelsNeeded: number | null;
  /** To random's; null where one of them is not defined. */
  readonly ratio: number | null;
  readonly ratioInterval: Interval | null;
  /** Of the items chosen after the start, those all but equal to an earlier one of their batch. */
  readonly nearDuplicateShare: number | null;
}

export interface Simulation {
  /** Of models of the whole pool, mean over the folds. */
  readonly full: { readonly labels: number; readonly accuracy: number; readonly macroF1: number };
  readonly goal: number;
  readonly startSize: number;
  readonly curves: readonly StrategyCurve[];
}
