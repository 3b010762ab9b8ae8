import type { StrategyId } from '../domain/model';
import type { FeatureRows } from '../model/featureRows';
import type { LinearModel } from '../model/linear/linearModel';
import { predictSoftmax } from '../model/linear/predictSoftmax';
import { trainSoftmax } from '../model/linear/trainSoftmax';
import { takeRows } from '../model/takeRows';
import { createRandom } from '../sampling/random';
import { shuffle } from '../sampling/shuffle';
import { nearDuplicateCosine, nearDuplicates } from '../strategies/nearDuplicates';
import { selectBatch } from '../strategies/selectBatch';
import type { DuplicateIndex } from '../strategies/strategy';
import { scoreRows } from './scoreRows';
import type { Fold, SimulationOptions } from './simulation';

/** Enough to choose and to judge by; the last digits of the weights change neither. */
const TRAINING = { maxIterations: 30, tolerance: 1e-3 };

/** One repeat of one strategy: what is labelled so far, and the model of it. */
export class SimulatedRun {
  accuracy = 0;
  macroF1 = 0;
  /** Items chosen after the start, and how many of them are all but equal to an earlier one of their batch. */
  chosen = 0;
  alike = 0;
  readonly #labelled: number[] = [];
  readonly #unlabelled: Set<number>;
  readonly #pool: FeatureRows;
  readonly #test: FeatureRows;
  readonly #labels: Int32Array;
  readonly #testLabels: Int32Array;
  readonly #content: ArrayLike<number> | undefined;
  readonly #known: DuplicateIndex;
  readonly #threshold: number;
  #model: LinearModel | null = null;
  #probabilities: Float32Array | null = null;

  constructor(
    readonly options: SimulationOptions,
    fold: Fold,
    readonly strategy: StrategyId,
    readonly seed: number,
  ) {
    const { labels, content } = options;
    // Rows of the pool are numbered from 0 from here on.
    [this.#pool, this.#test] = partsOf(fold);
    this.#labels = Int32Array.from(fold.pool, (row) => labels[row]!);
    this.#testLabels = Int32Array.from(fold.test, (row) => labels[row]!);
    this.#content = content && Int32Array.from(fold.pool, (row) => content[row]!);
    this.#unlabelled = new Set(this.#labels.keys());
    this.#threshold = nearDuplicateCosine(this.#pool);
    this.#known = nearDuplicates(this.#pool, this.#threshold, this.#content);
  }

  /** Chooses until so many items are labelled, then trains and judges. */
  async growTo(size: number): Promise<void> {
    if (this.#labelled.length === 0) drawStart(this.#labels, size, this.seed).forEach((row) => this.#label(row));
    while (this.#labelled.length < size) await this.#choose(size - this.#labelled.length);
    const { classes, c, pause } = this.options;
    const given = new Int32Array(this.#labels.length).fill(-1);
    for (const row of this.#labelled) given[row] = this.#labels[row]!;
    this.#model = await trainSoftmax(this.#pool, given, { classes: classes.length, c, ...TRAINING, ...(this.#model && { warmStart: this.#model }), ...(pause && { pause }) });
    this.#probabilities = this.strategy === 'random' ? null : predictSoftmax(this.#model, this.#pool);
    ({ accuracy: this.accuracy, macroF1: this.macroF1 } = scoreRows(predictSoftmax(this.#model, this.#test), this.#testLabels, classes.length));
  }

  async #choose(size: number): Promise<void> {
    const { classes, c, pause } = this.options;
    const { items } = await selectBatch({
      strategy: this.strategy, size, seed: this.seed * 100_003 + this.#labelled.length, candidates: Uint32Array.from(this.#unlabelled), features: this.#pool, probabilities: this.#probabilities,
      classes, labelled: { rows: this.#labelled, labels: this.#labelled.map((row) => this.#labels[row]!) }, known: this.#known, c, ...(this.#content && { content: this.#content }), ...(pause && { pause }),
    });
    const batch = nearDuplicates(this.#pool, this.#threshold, this.#content);
    for (const { row } of items) {
      this.chosen += 1;
      if (batch.holds(row)) this.alike += 1;
      batch.add(row);
    }
    items.forEach(({ row }) => this.#label(row));
  }

  #label(row: number): void {
    this.#labelled.push(row);
    this.#unlabelled.delete(row);
    this.#known.add(row);
  }
}

/** The parts of a fold, copied once for all runs. */
function partsOf(fold: Fold): readonly [pool: FeatureRows, test: FeatureRows] {
  let parts = PARTS.get(fold);
  if (!parts) PARTS.set(fold, (parts = [takeRows(fold.features, fold.pool), takeRows(fold.features, fold.test)]));
  return parts;
}

const PARTS = new WeakMap<Fold, readonly [FeatureRows, FeatureRows]>();

/** Random rows, the same for every strategy of a seed. Where all are of one class the last is the next of another. */
export function drawStart(labels: Int32Array, size: number, seed: number): number[] {
  const order = shuffle(Uint32Array.from(labels.keys()), createRandom(seed));
  const start = Array.from(order.subarray(0, size));
  const other = order.find((row) => labels[row] !== labels[start[0]!]);
  if (other !== undefined && start.every((row) => labels[row] === labels[start[0]!])) start[Math.max(1, size - 1)] = other;
  return start;
}
