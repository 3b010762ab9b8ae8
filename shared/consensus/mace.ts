import type { LabelMatrix } from '../agreement/labelMatrix';
import { digamma } from '../metrics/digamma';
import type { Pause } from '../metrics/measure';
import { createRandom, type Random } from '../sampling/random';
import { noConsensus, voteShares, type Consensus } from './consensus';
import { pickLabels } from './pickLabels';
import { tellInSchema, useClasses } from './useClasses';

export interface MaceOptions {
  /** Of the random starts. */
  readonly seed: number;
  /** Starts in all, the first not random. Default 10. */
  readonly starts?: number;
  /** Rounds of each start at most. Default 50. */
  readonly maxRounds?: number;
  readonly pause?: Pause;
}

/**
 * What is the truth, when some annotators don't look at the item and click by habit?
 *
 * MACE (multi-annotator competence estimation), variational: for each label an annotator either knows and says the truth, or spams, that is draws a
 * class from a habit of theirs. Classes are equally likely beforehand; the chance of spamming has a Beta(0.5, 0.5) prior, the habit a Dirichlet(10).
 * A round: E-step, then variational M-step (exp of digamma). Starts: one from even chances, the others random; each ends when its likelihood changes by
 * less than 1e-6 a label, or after `maxRounds`; the start of the highest likelihood counts. Every label counts, repeats too; missing labels are
 * left out; classes that nobody used play no part.
 *
 * Returns as quality the posterior mean of knowing, 0 .. 1, NaN for who labelled nothing; `iterations` are those of the start that counts. `logLikelihood`
 * is that of the variational estimates (of the last E-step), which need not be a density: compare starts by it, not methods. Items without labels have
 * class -1. The same seed gives the same result.
 * Don't trust it where annotators err systematically (confuse two classes, say): a mistake is a habit or nothing here; take Dawid-Skene.
 *
 * Example: scripts/checkCrowd.mjs on 8,000 labels of textual entailment. Reference: Hovy, Berg-Kirkpatrick, Vaswani and Hovy 2013, NAACL, aclanthology.org/N13-1132, and
 * their program (github.com/dirkhovy/MACE). Compared with a plain numpy version (scripts/checks/crowd.py).
 */
export async function mace(m: LabelMatrix, options: MaceOptions): Promise<Consensus> {
  if (m.label.length === 0) return noConsensus(m);
  const used = useClasses(m);
  return tellInSchema(await bestStart(used.matrix, options), used);
}

const TOLERANCE = 1e-6;
const HABIT_PRIOR = 10;
const SPAM_PRIOR = 0.5;
/** Labels plus items times classes between two pauses: about 20 ms. */
const WORK_PER_PAUSE = 400_000;

interface Run {
  readonly posterior: Float64Array;
  readonly knows: Float64Array;
  readonly logLikelihood: number;
  readonly rounds: number;
}

async function bestStart(m: LabelMatrix, { seed, starts = 10, maxRounds = 50, pause }: MaceOptions): Promise<Consensus> {
  const random = createRandom(seed);
  let best: Run | null = null;
  for (let start = 0; start < starts; start += 1) {
    const run = await runStart(m, start === 0 ? null : random, maxRounds, (rounds) => pause?.((start + rounds / maxRounds) / starts, `start ${start + 1} of ${starts}`));
    if (best === null || run.logLikelihood > best.logLikelihood + TOLERANCE) best = run;
  }
  const { posterior, knows, logLikelihood, rounds } = best!;
  return { ...pickLabels(posterior, m.itemCount, m.classCount), posterior, annotatorQuality: knows, confusion: null, classPriors: null, iterations: rounds, logLikelihood };
}

async function runStart(m: LabelMatrix, random: Random | null, maxRounds: number, pause: (rounds: number) => Promise<void> | undefined): Promise<Run> {
  const state = new Variational(m, random);
  const step = Math.max(1, Math.floor((WORK_PER_PAUSE * m.itemCount) / (m.label.length + m.itemCount * m.classCount)));
  let [before, logLikelihood, rounds] = [-Infinity, -Infinity, 0];
  while (rounds < maxRounds) {
    rounds += 1;
    logLikelihood = 0;
    for (let from = 0; from < m.itemCount; from += step) {
      await pause(rounds - 1);
      logLikelihood += state.expect(from, Math.min(from + step, m.itemCount));
    }
    state.maximise();
    // It may shrink at first: weights are normalised at the start and not any more afterwards.
    if (Math.abs(logLikelihood - before) / m.label.length < TOLERANCE) break;
    before = logLikelihood;
  }
  return { posterior: state.posterior, knows: state.knows, logLikelihood, rounds };
}

/** The state of one start; tables are annotators by 2 or annotators by classes. */
class Variational {
  readonly posterior: Float64Array;
  /** Posterior mean of the probability that each annotator knows, at the last M-step. */
  readonly knows: Float64Array;
  readonly #m: LabelMatrix;
  /** Weight of knowing, and of spamming with each class. */
  readonly #know: Float64Array;
  readonly #spam: Float64Array;
  /** Expected labels that were known, and spammed with each class. */
  readonly #known: Float64Array;
  readonly #spammed: Float64Array;
  /** Per annotator and class, of the weights: ln of spamming with it, ln(1 + knowing / that), and knowing / (knowing + that). */
  readonly #logSpam: Float64Array;
  readonly #gain: Float64Array;
  readonly #knewIfRight: Float64Array;
  readonly #scores: Float64Array;
  readonly #labels: Uint32Array;

  constructor(m: LabelMatrix, random: Random | null) {
    this.#m = m;
    this.posterior = voteShares(m);
    this.knows = new Float64Array(m.annotatorCount).fill(Number.NaN);
    this.#know = new Float64Array(m.annotatorCount);
    this.#spam = new Float64Array(m.annotatorCount * m.classCount);
    this.#known = new Float64Array(m.annotatorCount);
    this.#spammed = new Float64Array(m.annotatorCount * m.classCount);
    this.#logSpam = new Float64Array(this.#spam.length);
    this.#gain = new Float64Array(this.#spam.length);
    this.#knewIfRight = new Float64Array(this.#spam.length);
    this.#scores = new Float64Array(m.classCount);
    this.#labels = new Uint32Array(m.annotatorCount);
    for (const annotator of m.annotator) this.#labels[annotator]! += 1;
    this.#begin(random);
  }

  /** Even chances, or as in the authors' program: 1 plus up to a half, at random, then made to sum to 1. */
  #begin(random: Random | null): void {
    const draw = () => (random === null ? 1 : 1 + random.nextFloat() / 2);
    const k = this.#m.classCount;
    for (let annotator = 0; annotator < this.#know.length; annotator += 1) {
      const [know, spam] = [draw(), draw()];
      const habit = Array.from({ length: k }, draw);
      const sum = habit.reduce((total, weight) => total + weight, 0);
      this.#know[annotator] = know / (know + spam);
      for (let value = 0; value < k; value += 1) this.#spam[annotator * k + value] = ((spam / (know + spam)) * habit[value]!) / sum;
    }
    this.#prepare();
  }

  #prepare(): void {
    for (let cell = 0; cell < this.#spam.length; cell += 1) {
      const [spam, know] = [this.#spam[cell]!, this.#know[Math.floor(cell / this.#m.classCount)]!];
      this.#logSpam[cell] = Math.log(spam);
      this.#gain[cell] = Math.log1p(know / spam);
      this.#knewIfRight[cell] = know / (know + spam);
    }
  }

  /** Posteriors of some items, and what they say about annotators, added up. Returns their log-likelihood. */
  expect(fromItem: number, endItem: number): number {
    const { start, annotator, label, classCount: k } = this.#m;
    const [posterior, scores, logSpam, gain, knewIfRight, known, spammed] = [this.posterior, this.#scores, this.#logSpam, this.#gain, this.#knewIfRight, this.#known, this.#spammed];
    const logOfEven = Math.log(1 / k);
    let logLikelihood = 0;
    for (let item = fromItem; item < endItem; item += 1) {
      const [from, end, row] = [start[item]!, start[item + 1]!, item * k];
      if (from === end) continue;
      scores.fill(0);
      let all = logOfEven;
      for (let at = from; at < end; at += 1) {
        const cell = annotator[at]! * k + label[at]!;
        all += logSpam[cell]!;
        scores[label[at]!]! += gain[cell]!;
      }
      let highest = -Infinity;
      for (let t = 0; t < k; t += 1) if (scores[t]! > highest) highest = scores[t]!;
      let sum = 0;
      for (let t = 0; t < k; t += 1) sum += posterior[row + t] = Math.exp(scores[t]! - highest);
      for (let t = 0; t < k; t += 1) posterior[row + t]! /= sum;
      logLikelihood += all + highest + Math.log(sum);
      for (let at = from; at < end; at += 1) {
        const cell = annotator[at]! * k + label[at]!;
        const knew = posterior[row + label[at]!]! * knewIfRight[cell]!;
        known[annotator[at]!]! += knew;
        spammed[cell]! += 1 - knew;
      }
    }
    return logLikelihood;
  }

  /** Weights from the expected counts, which are then empty. */
  maximise(): void {
    const k = this.#m.classCount;
    for (let annotator = 0; annotator < this.#know.length; annotator += 1) {
      const labels = this.#labels[annotator]!;
      const known = this.#known[annotator]!;
      const all = digamma(labels + 2 * SPAM_PRIOR);
      const ofHabits = digamma(labels - known + k * HABIT_PRIOR);
      const spam = Math.exp(digamma(labels - known + SPAM_PRIOR) - all);
      this.#know[annotator] = Math.exp(digamma(known + SPAM_PRIOR) - all);
      for (let value = 0; value < k; value += 1) {
        const cell = annotator * k + value;
        this.#spam[cell] = spam * Math.exp(digamma(this.#spammed[cell]! + HABIT_PRIOR) - ofHabits);
        this.#spammed[cell] = 0;
      }
      if (labels > 0) this.knows[annotator] = (known + SPAM_PRIOR) / (labels + 2 * SPAM_PRIOR);
      this.#known[annotator] = 0;
    }
    this.#prepare();
  }
}
