import type { LabelMatrix } from '../agreement/labelMatrix';
import { crowdlab } from './crowdlab';
import { checkScores, rankRows } from './rankRows';
import { scaleProbabilities, softTemperature } from './softTemperature';
import { StrategyError, type BatchRequest, type Pick, type Probabilities, type Ranking } from './strategy';
import { needProbabilities } from './uncertainRows';

/**
 * Is the next answer worth more on a new item, or on one that has answers already?
 *
 * ActiveLab: how sure the class of an item is, labelled or not, in one number, so that both stand in one order. Probabilities are scaled by one temperature (softTemperature); a labelled item has the quality q of its consensus
 * (crowdlab), an unlabelled one the highest probability. The number is the weighted mean of q and 1 / K with the weights (w_M + sum of its annotators' w_j) and mean w_j: an item with few answers is pulled
 * towards not knowing. 0 .. 1; lowest first. With no item of several labels temperature and weights are 1.
 *
 * `labels`: items are the rows of `probabilities`. `temperature`: default softTemperature. Returns a number an item. Don't trust it where annotators agree by copying, or probabilities are of items the model was trained on: those of labelled items should be out of sample.
 * Reference: Goh and Mueller 2023, "ActiveLab", arXiv:2301.11856. Compared with cleanlab 2.9.0 at its temperature.
 */
export function activeLab(labels: LabelMatrix, probabilities: Probabilities, temperature?: number): Float64Array {
  const { itemCount, classCount, start, annotator } = labels;
  const several = Array.from({ length: itemCount }, (_, item) => start[item + 1]! - start[item]!).some((size) => size > 1);
  const scaled = several ? scaleProbabilities(probabilities, classCount, temperature ?? softTemperature(labels, probabilities)) : probabilities;
  const { quality, modelWeight, annotatorWeights } = crowdlab(labels, scaled);
  const meanWeight = annotatorWeights.length === 0 ? 1 : annotatorWeights.reduce((sum, weight) => sum + weight, 0) / annotatorWeights.length;
  return Float64Array.from({ length: itemCount }, (_, item) => {
    let weight = modelWeight;
    for (let at = start[item]!; at < start[item + 1]!; at += 1) weight += annotatorWeights[annotator[at]!]!;
    const sure = start[item] === start[item + 1] ? Math.max(...scaled.subarray(item * classCount, (item + 1) * classCount)) : quality[item]!;
    return (weight * sure + meanWeight / classCount) / (weight + meanWeight);
  });
}

/** Items by ActiveLab's number, least sure first. */
export function labelMoreOrNew(request: BatchRequest): Ranking {
  const { candidates, annotations, seed } = request;
  if (!annotations) throw new StrategyError('needsAnnotations', 'This strategy weighs answers that were given. Label items first, some of them by more than one annotator.');
  const sure = activeLab(annotations, needProbabilities(request));
  const scores = Float64Array.from(candidates, (row) => 1 - sure[row]!);
  checkScores(scores, 'label qualities');
  function* picks(): Generator<Pick> {
    for (const at of rankRows(candidates, scores, seed)) {
      const row = candidates[at]!;
      const given = annotations!.start[row + 1]! - annotations!.start[row]!;
      yield { row, score: scores[at]!, reason: `${given === 0 ? 'new' : given === 1 ? 'one answer' : `${given} answers`}, class sure to ${sure[row]!.toFixed(2)}` };
    }
  }
  return { picks: picks() };
}
