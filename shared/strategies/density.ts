import { needFeatures } from './needFeatures';
import { checkScores, rankRows } from './rankRows';
import { rowNorm, span } from './rows';
import type { BatchRequest, Pick, Ranking } from './strategy';
import type { FeatureRows } from '../model/featureRows';
import { needProbabilities, sayUncertainty } from './uncertainRows';
import { uncertaintyScores } from './uncertaintyScores';

/**
 * The uncertain items of which there are many alike.
 *
 * Information density: the margin score, 1 - (p1 - p2), times the mean cosine to all candidates (with dense rows, whose cosines may be negative, half of 1 + it). The mean is taken exactly, at once: it is the
 * cosine's product with the sum of all rows of length 1.
 *
 * Needs a model and features. Don't trust it where rare classes matter: it avoids them. Reference: Settles and Craven 2008, "An analysis of active learning strategies for sequence
 * labeling tasks", https://aclanthology.org/D08-1112. Compared with all pairs by definition.
 */
export function density(request: BatchRequest): Ranking {
  const { candidates, classes, seed } = request;
  const { scores, likeliest } = uncertaintyScores('margin', needProbabilities(request), classes.length, candidates);
  const similarity = meanSimilarity(needFeatures(request), candidates);
  const weighted = scores.map((score, at) => score * similarity[at]!);
  checkScores(weighted, 'weighted margins');
  function* picks(): Generator<Pick> {
    for (const at of rankRows(candidates, weighted, seed)) yield { row: candidates[at]!, score: weighted[at]!, reason: `${sayUncertainty('margin', scores[at]!, likeliest(at).map((place) => classes[place]!))}, mean similarity ${similarity[at]!.toFixed(2)}` };
  }
  return { picks: picks() };
}

/** By place in `rows`: mean cosine to all of them, itself included; of dense rows moved to 0 .. 1. */
export function meanSimilarity(features: FeatureRows, rows: ArrayLike<number>): Float64Array {
  const mean = new Float64Array(features.columns);
  const each = (row: number, visit: (column: number, value: number) => void) => {
    const norm = rowNorm(features, row) || 1;
    const [from, to] = span(features, row);
    for (let at = from; at < to; at += 1) visit(features.kind === 'sparse' ? features.indices[at]! : at - from, features.values[at]! / norm);
  };
  for (let at = 0; at < rows.length; at += 1) each(rows[at]!, (column, value) => (mean[column]! += value / rows.length));
  return Float64Array.from({ length: rows.length }, (_, at) => {
    let sum = 0;
    each(rows[at]!, (column, value) => (sum += value * mean[column]!));
    return features.kind === 'sparse' ? sum : (1 + sum) / 2;
  });
}
