import type { LabelMatrix } from '../agreement/labelMatrix';
import type { Probabilities } from './strategy';

export interface Crowdlab {
  /** By item: the likeliest class by model and annotators together, -1 without labels. */
  readonly consensus: Int32Array;
  /** By item: posterior of that class; NaN without labels. */
  readonly quality: Float64Array;
  readonly modelWeight: number;
  /** By annotator. */
  readonly annotatorWeights: Float64Array;
  /** By annotator, 0 .. 1: mean posterior of their labels and agreement with the consensus, weighted; NaN for who labelled nothing. */
  readonly annotatorQuality: Float64Array;
}

/** Weights and rates are at least this: even the worst annotator counts a little. */
const LEAST = 1e-6;

/**
 * Which class is an item, by its annotators and a model together, and how sure is that?
 *
 * CROWDLAB. P: mean share of an item's labels that agree with its consensus; s_j: how often annotator j agrees with others on common items; E0: error of always guessing the commonest consensus class. Weight of an annotator:
 * 1 - (1 - s_j) / E0; of the model: (1 - its error against the consensus / E0) times the root of the mean number of labels of an item; both at least 1e-6. Posterior of class k: weighted mean of the model's probability and,
 * for each label, P where it is k and (1 - P) / (K - 1) where not. P, s_j, E0 and the model's error are taken over items with more than one label. The first consensus is the majority; ties go to
 * the model's more probable class, then to the rarer; where the posterior has another likeliest class, that is the consensus and the weights are computed once more. An annotator without a common item has the mean s.
 *
 * `labels`: items are the rows of `probabilities`; repeats of an annotator count as labels of their own. `probabilities`: items x classes, out of sample.
 * Without an item of two labels every weight is 1, and the posterior of an item is the model's probability of its label. Reference: Goh, Tkachenko and Mueller 2022, "CROWDLAB", arXiv:2210.06812. Compared with cleanlab 2.9.0.
 */
export function crowdlab(labels: LabelMatrix, probabilities: Probabilities): Crowdlab {
  const first = majority(labels, probabilities);
  if (Array.from(first.keys()).every((item) => labels.start[item + 1]! - labels.start[item]! < 2)) {
    const quality = Float64Array.from(first, (place, item) => (place === -1 ? Number.NaN : probabilities[item * labels.classCount + place]!));
    const every = new Float64Array(labels.annotatorCount);
    return { consensus: first, quality, modelWeight: 1, annotatorWeights: every.fill(1), annotatorQuality: every.map(() => Number.NaN) };
  }
  const weighed = weigh(labels, probabilities, first);
  const consensus = Int32Array.from(first, (place, item) => (place === -1 ? -1 : bestOf(weighed.posterior, item, labels.classCount, place)));
  // Weights are of how well the model and the annotators meet the consensus: where that is another now, they are too.
  const { posterior, ...final } = consensus.some((place, item) => place !== first[item]) ? weigh(labels, probabilities, consensus) : weighed;
  const quality = Float64Array.from(consensus, (place, item) => (place === -1 ? Number.NaN : posterior[item * labels.classCount + place]!));
  return { consensus, quality, modelWeight: final.modelWeight, annotatorWeights: final.annotatorWeights, annotatorQuality: rateAnnotators(labels, consensus, { posterior, ...final }) };
}

interface Weighed {
  readonly posterior: Float64Array;
  readonly modelWeight: number;
  readonly annotatorWeights: Float64Array;
  readonly labelsPerItem: number;
}

/** Weights against a consensus, and what they make of each item's classes. */
function weigh(labels: LabelMatrix, probabilities: Probabilities, consensus: Int32Array): Weighed {
  const { itemCount, classCount, start, annotator, label } = labels;
  const size = (item: number) => start[item + 1]! - start[item]!;
  const items = Array.from({ length: itemCount }, (_, item) => item).filter((item) => size(item) > 0);
  const shared = items.filter((item) => size(item) > 1);
  const agree = mean(shared.map((item) => mean(Array.from(label.subarray(start[item], start[item + 1]), (place) => Number(place === consensus[item])))));
  const counts = new Float64Array(classCount);
  for (const item of shared) counts[consensus[item]!]! += 1;
  const baseError = Math.max(LEAST, 1 - Math.max(...counts) / shared.length);
  const modelError = mean(shared.map((item) => Number(bestOf(probabilities, item, classCount, 0) !== consensus[item])));
  const labelsPerItem = mean(items.map(size));
  const modelWeight = Math.max(LEAST, 1 - modelError / baseError) * Math.sqrt(labelsPerItem);
  const annotatorWeights = agreementWithOthers(labels, shared).map((share) => Math.max(LEAST, 1 - (1 - share) / baseError));
  const posterior = new Float64Array(itemCount * classCount);
  for (const item of items) {
    let total = modelWeight;
    for (let at = start[item]!; at < start[item + 1]!; at += 1) total += annotatorWeights[annotator[at]!]!;
    for (let place = 0; place < classCount; place += 1) {
      let sum = modelWeight * probabilities[item * classCount + place]!;
      for (let at = start[item]!; at < start[item + 1]!; at += 1) sum += annotatorWeights[annotator[at]!]! * (label[at] === place ? agree : (1 - agree) / Math.max(1, classCount - 1));
      posterior[item * classCount + place] = sum / total;
    }
  }
  return { posterior, modelWeight, annotatorWeights, labelsPerItem };
}

/** The class of the highest value; of equal ones the one given, else the first. */
function bestOf(values: ArrayLike<number>, item: number, classCount: number, given: number): number {
  let best = given;
  for (let place = 0; place < classCount; place += 1) if (values[item * classCount + place]! > values[item * classCount + best]!) best = place;
  return best;
}

function majority({ itemCount, classCount, start, label }: LabelMatrix, probabilities: Probabilities): Int32Array {
  const all = new Float64Array(classCount);
  for (const place of label) all[place]! += 1;
  return Int32Array.from({ length: itemCount }, (_, item) => {
    const votes = new Float64Array(classCount);
    for (let at = start[item]!; at < start[item + 1]!; at += 1) votes[label[at]!]! += 1;
    let best = -1;
    for (let place = 0; place < classCount; place += 1) {
      if (votes[place] === 0) continue;
      if (best === -1) {
        best = place;
        continue;
      }
      const order = votes[place]! - votes[best]! || probabilities[item * classCount + place]! - probabilities[item * classCount + best]! || all[best]! - all[place]!;
      if (order > 0) best = place;
    }
    return best;
  });
}

/** Over the items with several labels: of all pairs of a label of j and one of another annotator, the share that are equal. */
function agreementWithOthers({ annotatorCount, start, annotator, label }: LabelMatrix, shared: readonly number[]): Float64Array {
  const [equal, pairs] = [new Float64Array(annotatorCount), new Float64Array(annotatorCount)];
  for (const item of shared) {
    for (let a = start[item]!; a < start[item + 1]!; a += 1) {
      for (let b = start[item]!; b < start[item + 1]!; b += 1) {
        if (annotator[a] === annotator[b]) continue;
        pairs[annotator[a]!]! += 1;
        if (label[a] === label[b]) equal[annotator[a]!]! += 1;
      }
    }
  }
  const shares = equal.map((count, at) => count / pairs[at]!);
  const known = Array.from(shares).filter((share) => !Number.isNaN(share));
  return shares.map((share) => (Number.isNaN(share) ? (known.length === 0 ? 1 : mean(known)) : share));
}

function rateAnnotators({ annotatorCount, classCount, start, annotator, label, itemCount }: LabelMatrix, consensus: Int32Array, { posterior, modelWeight, annotatorWeights, labelsPerItem }: Weighed): Float64Array {
  const v = modelWeight / (modelWeight + (annotatorWeights.reduce((sum, weight) => sum + weight, 0) * labelsPerItem) / annotatorCount);
  const [sums, counts, hits, common] = [new Float64Array(annotatorCount), new Float64Array(annotatorCount), new Float64Array(annotatorCount), new Float64Array(annotatorCount)];
  for (let item = 0; item < itemCount; item += 1) {
    for (let at = start[item]!; at < start[item + 1]!; at += 1) {
      const who = annotator[at]!;
      sums[who]! += posterior[item * classCount + label[at]!]!;
      counts[who]! += 1;
      if (start[item + 1]! - start[item]! < 2) continue;
      common[who]! += 1;
      if (label[at] === consensus[item]) hits[who]! += 1;
    }
  }
  // Who never met another annotator is judged by the posterior alone.
  return sums.map((sum, who) => (common[who] === 0 ? sum / counts[who]! : (v * sum) / counts[who]! + ((1 - v) * hits[who]!) / common[who]!));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
