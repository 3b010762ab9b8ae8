import type { LabelMatrix } from '../agreement/labelMatrix';
import type { Pause } from '../metrics/measure';
import { noConsensus, voteShares, type Consensus } from './consensus';
import { pickLabels } from './pickLabels';
import { tellInSchema, useClasses } from './useClasses';

export interface DawidSkeneOptions {
  /** One probability of being right per annotator instead of a confusion matrix; a wrong label is any other class, equally likely. */
  readonly oneCoin?: boolean;
  /** Pseudo-counts added to each cell of each confusion matrix (one-coin: to right and to wrong): a Dirichlet prior. Default 0: none. */
  readonly prior?: number;
  /** Class that is known of each item, -1 for none: it is held fixed. */
  readonly pinned?: Int32Array;
  /** Default 200. */
  readonly maxRounds?: number;
  /** Growth of the log-likelihood per label below which it stops. Default 1e-6. */
  readonly tolerance?: number;
  readonly pause?: Pause;
}

/**
 * What is the truth, when some annotators are better than others and each has their own confusions?
 *
 * Dawid and Skene's EM. Start: vote shares, every label one vote, an annotator's repeats too. A round: estimate how common classes are and each
 * annotator's confusion matrix (M), the probability of each class of each item (E, in logarithms), and the log-likelihood of these estimates.
 * Stop after round r >= 2 when the log-likelihood grew by less than `tolerance` a label, or after `maxRounds`. No smoothing unless `prior` is given; then
 * what has to grow is the log-likelihood plus the logarithm of the prior. Classes that nobody used play no part. Missing labels are left out;
 * which labels are missing is taken to say nothing about the truth.
 *
 * Returns as posterior the last E-step, as `classPriors` and `confusion` the last M-step (one-coin: no confusion), as quality the probability that the
 * annotator is right about an item drawn by `classPriors`, classes of which they have no item left out; 0 .. 1, NaN for who labelled nothing.
 * Items without labels have class -1. Throws RangeError where tables would take more than 2^27 cells.
 * Don't trust it with few labels an annotator (20 a class are few; one-coin needs fewer), nor its posteriors as calibrated: they are too
 * sure where annotators share a mistake. It finds a local optimum near the majority.
 *
 * Example: 45 patients of 5 anaesthetists -> stops at round 10, log-likelihood -192.891014. Reference: Dawid and Skene 1979, doi:10.2307/2346806;
 * one-coin: Zhang, Chen, Zhou and Jordan 2016, JMLR 17(102). Compared with a plain numpy EM (scripts/checks/crowd.py).
 */
export async function dawidSkene(m: LabelMatrix, options: DawidSkeneOptions = {}): Promise<Consensus> {
  if (options.pinned && options.pinned.length !== m.itemCount) throw new RangeError(`${options.pinned.length} known classes for ${m.itemCount} items`);
  if (!((options.prior ?? 0) >= 0)) throw new RangeError('a prior is 0 or more');
  const used = useClasses(m, options.pinned);
  const pinned = options.pinned?.map((value) => (value < 0 ? -1 : used.placeOf[value]!));
  return tellInSchema(await runRounds(used.matrix, { ...options, pinned }), used);
}

/** Labels times classes between two pauses: about 10 ms on an idle machine. */
const WORK_PER_PAUSE = 1_000_000;
const MOST_CELLS = 2 ** 27;
const MOST_CONFUSION_CELLS = 2 ** 26;

async function runRounds(m: LabelMatrix, { oneCoin = false, prior = 0, pinned, maxRounds = 200, tolerance = 1e-6, pause }: DawidSkeneOptions & { readonly pinned: Int32Array | undefined }): Promise<Consensus> {
  if (m.label.length === 0) return noConsensus(m);
  await pause?.(null, 'start');
  const em = new Em(m, oneCoin, prior, pinned);
  const step = Math.max(1, Math.floor((WORK_PER_PAUSE * m.itemCount) / (m.label.length * m.classCount)));
  for (let from = 0; from < m.itemCount; from += step) {
    await pause?.(null, 'start');
    em.start(from, Math.min(from + step, m.itemCount));
  }
  let [round, before, logLikelihood] = [0, -Infinity, 0];
  while (round < maxRounds) {
    round += 1;
    const logPrior = em.maximise();
    logLikelihood = 0;
    for (let from = 0; from < m.itemCount; from += step) {
      await pause?.(null, `round ${round}`);
      logLikelihood += em.expect(from, Math.min(from + step, m.itemCount));
    }
    const growth = (logLikelihood + logPrior - before) / m.label.length;
    before = logLikelihood + logPrior;
    if (round >= 2 && !(growth >= tolerance)) break;
  }
  return { ...pickLabels(em.posterior, m.itemCount, m.classCount), posterior: em.posterior, ...em.describe(), iterations: round, logLikelihood };
}

/**
 * The state of one run. Labels are told apart by what was said by whom ("saying": a pair of annotator and class that occurs); everything about
 * sayings stands in tables of sayings by true class, so that the inner loops run along memory.
 */
class Em {
  readonly posterior: Float64Array;
  readonly #m: LabelMatrix;
  readonly #oneCoin: boolean;
  readonly #prior: number;
  readonly #pinned: Int32Array | undefined;
  /** Saying of each label. */
  readonly #saying: Uint32Array;
  readonly #annotatorOf: Uint16Array;
  readonly #classOf: Uint16Array;
  /** Expected number of labels per saying and true class, of the posteriors so far. */
  readonly #counts: Float64Array;
  /** Expected number of items of each class. */
  readonly #mass: Float64Array;
  /** Logarithm of the probability of each saying, given the true class. */
  readonly #log: Float64Array;
  readonly #logPrevalence: Float64Array;
  readonly #prevalence: Float64Array;
  /** Expected number of labels per annotator and true class at the last M-step. */
  readonly #totals: Float64Array;
  /** One-coin: probability of being right, at the last M-step. */
  readonly #right: Float64Array;
  readonly #scores: Float64Array;

  constructor(m: LabelMatrix, oneCoin: boolean, prior: number, pinned: Int32Array | undefined) {
    const k = m.classCount;
    [this.#m, this.#oneCoin, this.#prior, this.#pinned] = [m, oneCoin, prior, pinned];
    if ((m.annotatorCount + m.itemCount) * k > MOST_CELLS) throw tooMany(m);
    const { saying, annotatorOf, classOf } = findSayings(m);
    if (annotatorOf.length * k > MOST_CELLS) throw tooMany(m);
    [this.#saying, this.#annotatorOf, this.#classOf] = [saying, annotatorOf, classOf];
    this.#counts = new Float64Array(annotatorOf.length * k);
    this.#log = new Float64Array(annotatorOf.length * k);
    this.#mass = new Float64Array(k);
    this.#logPrevalence = new Float64Array(k);
    this.#prevalence = new Float64Array(k);
    this.#totals = new Float64Array(m.annotatorCount * k);
    this.#right = new Float64Array(m.annotatorCount);
    this.#scores = new Float64Array(k);
    this.posterior = voteShares(m);
  }

  /** Counts the vote shares of some items, known classes held fixed. */
  start(fromItem: number, endItem: number): void {
    const k = this.#m.classCount;
    for (let item = fromItem; item < endItem; item += 1) {
      const known = this.#pinned?.[item] ?? -1;
      if (known >= 0 && this.#m.start[item] !== this.#m.start[item + 1]) this.posterior.fill(0, item * k, item * k + k)[item * k + known] = 1;
      this.#count(item);
    }
  }

  /** Adds an item's posterior to the expected counts. */
  #count(item: number): void {
    const k = this.#m.classCount;
    const [posterior, counts, mass, saying] = [this.posterior, this.#counts, this.#mass, this.#saying];
    const [from, end, row] = [this.#m.start[item]!, this.#m.start[item + 1]!, item * k];
    if (from === end) return;
    for (let t = 0; t < k; t += 1) mass[t]! += posterior[row + t]!;
    for (let at = from; at < end; at += 1) {
      const base = saying[at]! * k;
      for (let t = 0; t < k; t += 1) counts[base + t]! += posterior[row + t]!;
    }
  }

  /** M: estimates from the expected counts, which are then empty. Returns the logarithm of the prior at the estimates, up to a constant. */
  maximise(): number {
    const k = this.#m.classCount;
    const items = this.#mass.reduce((sum, n) => sum + n, 0);
    for (let t = 0; t < k; t += 1) {
      this.#prevalence[t] = this.#mass[t]! / items;
      this.#logPrevalence[t] = Math.log(this.#prevalence[t]!);
    }
    this.#totals.fill(0);
    for (let s = 0; s < this.#annotatorOf.length; s += 1) {
      const row = this.#annotatorOf[s]! * k;
      for (let t = 0; t < k; t += 1) this.#totals[row + t]! += this.#counts[s * k + t]!;
    }
    const logPrior = this.#oneCoin ? this.#estimateCoins() : this.#estimateConfusions();
    this.#counts.fill(0);
    this.#mass.fill(0);
    return logPrior;
  }

  #estimateConfusions(): number {
    const k = this.#m.classCount;
    let sum = 0;
    for (let s = 0; s < this.#annotatorOf.length; s += 1) {
      const row = this.#annotatorOf[s]! * k;
      for (let t = 0; t < k; t += 1) {
        const total = this.#totals[row + t]! + k * this.#prior;
        const value = total > 0 ? Math.log((this.#counts[s * k + t]! + this.#prior) / total) : -Infinity;
        this.#log[s * k + t] = value;
        if (this.#prior > 0) sum += value;
      }
    }
    return this.#prior > 0 ? this.#prior * (sum + this.#logOfUnsaid()) : 0;
  }

  /** Sum of the logarithms of the estimates of what an annotator never said, of which there are no tables. */
  #logOfUnsaid(): number {
    const k = this.#m.classCount;
    const unsaid = new Float64Array(this.#m.annotatorCount).fill(k);
    for (const annotator of this.#annotatorOf) unsaid[annotator]! -= 1;
    return this.#totals.reduce((sum, total, at) => sum + unsaid[Math.floor(at / k)]! * Math.log(this.#prior / (total + k * this.#prior)), 0);
  }

  #estimateCoins(): number {
    const k = this.#m.classCount;
    const right = this.#right.fill(0);
    for (let s = 0; s < this.#annotatorOf.length; s += 1) right[this.#annotatorOf[s]!]! += this.#counts[s * k + this.#classOf[s]!]!;
    let sum = 0;
    for (let annotator = 0; annotator < right.length; annotator += 1) {
      let labels = 0;
      for (let t = 0; t < k; t += 1) labels += this.#totals[annotator * k + t]!;
      right[annotator] = Math.min(1, (right[annotator]! + this.#prior) / (labels + 2 * this.#prior));
      if (this.#prior > 0) sum += Math.log(right[annotator]!) + Math.log(1 - right[annotator]!);
    }
    for (let s = 0; s < this.#annotatorOf.length; s += 1) {
      const p = right[this.#annotatorOf[s]!]!;
      const wrong = Math.log((1 - p) / Math.max(1, k - 1));
      for (let t = 0; t < k; t += 1) this.#log[s * k + t] = t === this.#classOf[s] ? Math.log(p) : wrong;
    }
    return this.#prior * sum;
  }

  /** E: posteriors of some items from the estimates, added to the expected counts of the next round. Returns their log-likelihood. */
  expect(fromItem: number, endItem: number): number {
    const k = this.#m.classCount;
    const { start } = this.#m;
    const [posterior, log, saying, scores, logPrevalence] = [this.posterior, this.#log, this.#saying, this.#scores, this.#logPrevalence];
    let logLikelihood = 0;
    for (let item = fromItem; item < endItem; item += 1) {
      const [from, end, row] = [start[item]!, start[item + 1]!, item * k];
      if (from === end) continue;
      for (let t = 0; t < k; t += 1) scores[t] = logPrevalence[t]!;
      for (let at = from; at < end; at += 1) {
        const base = saying[at]! * k;
        for (let t = 0; t < k; t += 1) scores[t]! += log[base + t]!;
      }
      const known = this.#pinned?.[item] ?? -1;
      if (known >= 0) logLikelihood += scores[known]!;
      else logLikelihood += normalise(scores, posterior, row, k);
      this.#count(item);
    }
    return logLikelihood;
  }

  describe(): Pick<Consensus, 'annotatorQuality' | 'confusion' | 'classPriors'> {
    const m = this.#m;
    const k = m.classCount;
    const labels = new Uint32Array(m.annotatorCount);
    for (const annotator of m.annotator) labels[annotator]! += 1;
    if (this.#oneCoin) return { annotatorQuality: this.#right.map((p, annotator) => (labels[annotator] === 0 ? Number.NaN : p)), confusion: null, classPriors: this.#prevalence };
    const right = new Float64Array(m.annotatorCount);
    const weight = new Float64Array(m.annotatorCount);
    for (let at = 0; at < this.#totals.length; at += 1) {
      if (this.#totals[at]! > 0) weight[Math.floor(at / k)]! += this.#prevalence[at % k]!;
    }
    for (let s = 0; s < this.#annotatorOf.length; s += 1) {
      const [annotator, t] = [this.#annotatorOf[s]!, this.#classOf[s]!];
      if (this.#totals[annotator * k + t]! > 0) right[annotator]! += this.#prevalence[t]! * Math.exp(this.#log[s * k + t]!);
    }
    return { annotatorQuality: right.map((p, annotator) => p / weight[annotator]!), confusion: this.#confusion(), classPriors: this.#prevalence };
  }

  #confusion(): Float64Array | null {
    const k = this.#m.classCount;
    if (this.#m.annotatorCount * k * k > MOST_CONFUSION_CELLS) return null;
    const confusion = new Float64Array(this.#m.annotatorCount * k * k);
    for (let at = 0; at < this.#totals.length; at += 1) {
      const total = this.#totals[at]!;
      confusion.fill(total > 0 ? this.#prior / (total + k * this.#prior) : Number.NaN, at * k, at * k + k);
    }
    for (let s = 0; s < this.#annotatorOf.length; s += 1) {
      const [annotator, said] = [this.#annotatorOf[s]!, this.#classOf[s]!];
      for (let t = 0; t < k; t += 1) if (this.#totals[annotator * k + t]! > 0) confusion[(annotator * k + t) * k + said] = Math.exp(this.#log[s * k + t]!);
    }
    return confusion;
  }
}

/** Writes the probabilities that have these logarithms, up to a factor, as a row; returns the logarithm of their sum. */
function normalise(scores: Float64Array, posterior: Float64Array, row: number, k: number): number {
  let highest = -Infinity;
  for (let t = 0; t < k; t += 1) if (scores[t]! > highest) highest = scores[t]!;
  // Only where estimates fell below what a double can hold: what was believed before stands.
  if (highest === -Infinity) return 0;
  let sum = 0;
  for (let t = 0; t < k; t += 1) {
    const value = Math.exp(scores[t]! - highest);
    posterior[row + t] = value;
    sum += value;
  }
  for (let t = 0; t < k; t += 1) posterior[row + t]! /= sum;
  return highest + Math.log(sum);
}

/** Which pairs of annotator and class occur, and which of them each label is. */
function findSayings(m: LabelMatrix): { readonly saying: Uint32Array; readonly annotatorOf: Uint16Array; readonly classOf: Uint16Array } {
  const saying = new Uint32Array(m.label.length);
  // One more than the number of the saying, 0 where there is none yet.
  const known = new Uint32Array(m.annotatorCount * m.classCount);
  const keys: number[] = [];
  for (let at = 0; at < m.label.length; at += 1) {
    const key = m.annotator[at]! * m.classCount + m.label[at]!;
    if (known[key] === 0) known[key] = keys.push(key);
    saying[at] = known[key]! - 1;
  }
  return { saying, annotatorOf: Uint16Array.from(keys, (key) => Math.floor(key / m.classCount)), classOf: Uint16Array.from(keys, (key) => key % m.classCount) };
}

function tooMany(m: LabelMatrix): RangeError {
  return new RangeError(`${m.itemCount} items, ${m.annotatorCount} annotators and ${m.classCount} classes are too many for Dawid-Skene`);
}
