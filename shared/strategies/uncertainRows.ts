import { checkScores, rankRows } from './rankRows';
import { StrategyError, type BatchRequest, type Pick, type Probabilities, type Ranking } from './strategy';
import { uncertaintyScores, type Uncertainty } from './uncertaintyScores';

const NAMES: Readonly<Record<Uncertainty, string>> = { 'least-confidence': 'confidences', margin: 'margins', entropy: 'entropies' };

/** The model's probabilities, or an error that says that a model is needed. */
export function needProbabilities({ probabilities, strategy }: Asked): Probabilities {
  if (!probabilities) throw new StrategyError('needsModel', `The strategy ${strategy} asks a model. Train one first, or choose random or cluster-first.`);
  return probabilities;
}

type Asked = { readonly probabilities: Probabilities | null; readonly strategy: string };

/** Least confidence, margin or entropy: the items that the model is least sure of. */
export function uncertainRows(kind: Uncertainty, request: BatchRequest): Ranking {
  const { candidates, classes, seed } = request;
  const { scores, order, likeliest } = uncertaintyScores(kind, needProbabilities(request), classes.length, candidates);
  checkScores(order, NAMES[kind]);
  function* picks(): Generator<Pick> {
    for (const at of rankRows(candidates, order, seed)) yield { row: candidates[at]!, score: scores[at]!, reason: sayUncertainty(kind, scores[at]!, likeliest(at).map((place) => classes[place]!)) };
  }
  return { picks: picks() };
}

/** Example: `margin 0.03 between spam and ham`. */
export function sayUncertainty(kind: Uncertainty, score: number, [first, second]: readonly string[]): string {
  if (kind === 'margin') return `margin ${(1 - score).toFixed(2)} between ${first} and ${second}`;
  if (kind === 'entropy') return `entropy ${score.toFixed(2)} of 1; ${first} or ${second}`;
  return `only ${(1 - score).toFixed(2)} sure of ${first}`;
}
