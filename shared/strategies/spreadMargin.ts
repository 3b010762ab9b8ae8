import { pacer } from '../metrics/pacer';
import { squaredDistance } from './clusterRows';
import { needFeatures } from './needFeatures';
import { projectRows } from './projectRows';
import type { BatchRequest, Pick, Ranking } from './strategy';
import { uncertainRows } from './uncertainRows';

/** How much being unlike what is labelled counts against being unsure. */
const POWER = 4;
/** Distances that are computed at most: of a large pool only the least sure part is looked at, at least ten times the batch. */
const MOST_DISTANCES = 10_000_000;
const LEAST_LOOKED_AT = 10;
/** Chosen items that others are kept apart from; those after them are kept apart from the first ones only. */
const MOST_UPDATES = 500;

/**
 * Items that the model is unsure of and that are unlike anything labelled.
 *
 * Again and again the candidate with the largest product of its margin score, 1 - (p1 - p2), and the fourth power of half its distance from the nearest labelled or chosen item (Euclidean, of rows projected to at most 64 columns and length 1,
 * so 0 .. 2). Margin alone returns again and again to one border, whose items it cannot settle where classes overlap; distance alone takes what is odd.
 *
 * Needs a model and features. Don't trust it where outliers are junk. The power was chosen on five sets (docs/decisions/015): with 0 it is margin, with a large one k-centre. Compared with the same choice by definition.
 */
export async function spreadMargin(request: BatchRequest): Promise<Ranking> {
  const { candidates, labelled, size, pause } = request;
  const features = needFeatures(request);
  const unsure = uncertainRows('margin', request).picks[Symbol.iterator]();
  const looked = takeFirst(unsure, Math.min(candidates.length, Math.max(LEAST_LOOKED_AT * size, Math.floor(MOST_DISTANCES / (labelled.rows.length + Math.min(size, MOST_UPDATES))))));
  // The same projection in every batch of every project.
  const { values, columns } = projectRows(features, looked.map(({ row }) => row), 1);
  const centres = projectRows(features, labelled.rows, 1).values;
  const nearest = new Float64Array(looked.length).fill(4);
  const pace = pacer(pause ?? (() => Promise.resolve()));
  for (let at = 0; at < looked.length; at += 1) {
    for (let centre = 0; centre < centres.length; centre += columns) nearest[at] = Math.min(nearest[at]!, squaredDistance(values, at * columns, centres, centre, columns));
    await pace(centres.length / 100, at / looked.length, 'distances');
  }
  // Half the distance to the fourth power.
  const scoreOf = (at: number) => looked[at]!.score * (nearest[at]! / 4) ** (POWER / 2);
  const done = new Uint8Array(looked.length);
  function* picks(): Generator<Pick> {
    for (let taken = 0; taken < looked.length; taken += 1) {
      let [best, score] = [-1, -1];
      for (let at = 0; at < looked.length; at += 1) {
        if (done[at] === 1) continue;
        const own = scoreOf(at);
        if (own > score) [best, score] = [at, own];
      }
      done[best] = 1;
      const { row, reason } = looked[best]!;
      yield { row, score, reason: `${reason}, ${Math.sqrt(nearest[best]!).toFixed(2)} from what is labelled` };
      if (taken < MOST_UPDATES) for (let at = 0; at < looked.length; at += 1) nearest[at] = Math.min(nearest[at]!, squaredDistance(values, at * columns, values, best * columns, columns));
    }
    // Surer than any that was looked at.
    for (let found = unsure.next(); !found.done; found = unsure.next()) yield { ...found.value, score: 0 };
  }
  return { picks: picks() };
}

function takeFirst(picks: Iterator<Pick>, count: number): Pick[] {
  const first: Pick[] = [];
  while (first.length < count) {
    const found = picks.next();
    if (found.done) break;
    first.push(found.value);
  }
  return first;
}
