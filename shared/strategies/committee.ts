import { predictSoftmax } from '../model/linear/predictSoftmax';
import { trainSoftmax } from '../model/linear/trainSoftmax';
import { takeRows } from '../model/takeRows';
import { createRandom } from '../sampling/random';
import { needFeatures } from './needFeatures';
import { checkScores, rankRows } from './rankRows';
import { StrategyError, type BatchRequest, type Pick, type Ranking } from './strategy';

const MEMBERS = 7;

/**
 * Which items do models disagree about that saw the same labels?
 *
 * Query by committee: 7 softmax regressions, each trained on as many training rows drawn with replacement. The score is the mean divergence (Kullback-Leibler, natural logarithm) of the members' probabilities from their mean, 0 .. log 7: the entropy of the mean less
 * the mean entropy. Unlike the entropy of one model it is low where all agree that a case is open.
 *
 * Needs features and labels of two classes, no model. A member whose draw lacks a class cannot name it, so early scores are high where classes are rare. References: Seung, Opper and Sompolinsky 1992, doi:10.1145/130385.130417;
 * McCallum and Nigam 1998, "Employing EM and pool-based active learning for text classification", https://dl.acm.org/doi/10.5555/645527.757765.
 */
export async function committee(request: BatchRequest): Promise<Ranking> {
  const { candidates, classes, training = request.labelled, seed, pause } = request;
  const features = needFeatures(request);
  if (new Set(Array.from(training.labels)).size < 2) throw new StrategyError('needsLabels', 'A committee needs labels of at least two classes to learn from. Label some items at random or by clusters first.');
  const c = request.c ?? (features.kind === 'sparse' ? 10 : 1);
  const learnt = takeRows(features, training.rows);
  const asked = takeRows(features, candidates);
  const random = createRandom(seed);
  const mean = new Float64Array(candidates.length * classes.length);
  const inner = new Float64Array(candidates.length);
  const votes = new Uint8Array(candidates.length * classes.length);
  for (let member = 0; member < MEMBERS; member += 1) {
    await pause?.(member / MEMBERS, 'committee');
    const sampleWeights = new Float64Array(training.rows.length);
    for (let draw = 0; draw < sampleWeights.length; draw += 1) sampleWeights[random.nextBelow(sampleWeights.length)]! += 1;
    const model = await trainSoftmax(learnt, training.labels, { classes: classes.length, c, sampleWeights, maxIterations: 50, tolerance: 1e-3, ...(pause && { pause }) });
    const probabilities = predictSoftmax(model, asked);
    for (let at = 0; at < candidates.length; at += 1) {
      const base = at * classes.length;
      let best = 0;
      for (let place = 0; place < classes.length; place += 1) {
        const p = probabilities[base + place]!;
        mean[base + place]! += p / MEMBERS;
        if (p > 0) inner[at]! -= (p * Math.log(p)) / MEMBERS;
        if (p > probabilities[base + best]!) best = place;
      }
      votes[base + best]! += 1;
    }
  }
  const scores = inner.map((within, at) => mean.subarray(at * classes.length, (at + 1) * classes.length).reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0) - within);
  checkScores(scores, 'disagreements of the committee');
  function* picks(): Generator<Pick> {
    for (const at of rankRows(candidates, scores, seed)) yield { row: candidates[at]!, score: scores[at]!, reason: `disagreement ${scores[at]!.toFixed(2)}: ${sayVotes(votes.subarray(at * classes.length, (at + 1) * classes.length), classes)}` };
  }
  return { picks: picks() };
}

/** Example: `4 of 7 say spam, 3 ham`. */
function sayVotes(votes: Uint8Array, classes: readonly string[]): string {
  const [first, ...others] = classes.map((name, place) => ({ name, count: votes[place]! })).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return [`${first!.count} of ${MEMBERS} say ${first!.name}`, ...others.map(({ name, count }) => `${count} ${name}`)].join(', ');
}
