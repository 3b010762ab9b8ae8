import { createRandom } from '../sampling/random';
import { checkScores, rankRows } from './rankRows';
import type { BatchRequest, Pick, Ranking } from './strategy';
import { needProbabilities, sayUncertainty } from './uncertainRows';
import { uncertaintyScores } from './uncertaintyScores';

/** Higher: nearer to the plain order by margin; 0 would be chance. */
const BETA = 8;
/** Log of a score of 0 would be infinitely small. */
const LEAST = 1e-12;

/**
 * The uncertain items, but not ten of the same kind.
 *
 * Each candidate's log margin score, 1 - (p1 - p2), times beta, plus Gumbel noise: the first of the order are a draw without replacement with chances in proportion to score ^ beta. A batch of the top scores holds what is
 * alike; noise spreads it at no cost. Beta is 8: with 1 or 2, as for scores of other spread in the paper, a pool of many sure items drowns the few unsure ones.
 *
 * Reference: Kirsch, Farquhar, Atighehchian, Jesson, Branchaud-Charron and Gal 2023, "Stochastic batch acquisition: a simple baseline for deep active learning", arXiv:2106.12059.
 */
export function powerNoise(request: BatchRequest): Ranking {
  const { candidates, classes, seed } = request;
  const { scores, order, likeliest } = uncertaintyScores('margin', needProbabilities(request), classes.length, candidates);
  checkScores(order, 'margins');
  const random = createRandom(seed);
  const noisy = scores.map((score) => BETA * Math.log(score + LEAST) - Math.log(-Math.log((random.nextFloat() * 2 ** 32 + 0.5) / 2 ** 32)));
  function* picks(): Generator<Pick> {
    for (const at of rankRows(candidates, noisy, seed)) yield { row: candidates[at]!, score: noisy[at]!, reason: `${sayUncertainty('margin', scores[at]!, likeliest(at).map((place) => classes[place]!))}, drawn with noise` };
  }
  return { picks: picks() };
}
