import { pacer } from '../metrics/pacer';
import { squaredDistance } from './clusterRows';
import { needFeatures } from './needFeatures';
import { projectRows } from './projectRows';
import { randomRows } from './randomRows';
import type { BatchRequest, Pick, Ranking } from './strategy';

/** Distances from candidates to labelled rows that are computed at most; with more, candidates are a random part. */
const MOST_DISTANCES = 10_000_000;
const FEWEST_CANDIDATES = 5_000;

/**
 * Which items leave the fewest gaps between what is labelled?
 *
 * Core-set by the greedy k-centre algorithm: again and again the candidate that is furthest from its nearest labelled or chosen row, by the Euclidean distance of rows projected to 64 columns of length 1
 * (projectRows), 0 .. 2. Without any label the first is the one nearest to the mean. Of very many candidates times labels a random part of the candidates is looked at.
 *
 * Needs features, no model. Don't trust it where outliers are junk: it takes them first. Reference: Sener and Savarese 2018, "Active learning for convolutional neural networks: a
 * core-set approach", arXiv:1708.00489, algorithm 1. Compared with all distances by definition.
 */
export async function kCentre(request: BatchRequest): Promise<Ranking> {
  const { labelled, seed, pause } = request;
  const features = needFeatures(request);
  const most = Math.max(FEWEST_CANDIDATES, Math.floor(MOST_DISTANCES / Math.max(1, labelled.rows.length)));
  const candidates = request.candidates.length <= most ? request.candidates : firstRows(randomRows(request).picks, most);
  const { values, columns } = projectRows(features, candidates, seed);
  const centres = projectRows(features, labelled.rows, seed).values;
  const nearest = new Float64Array(candidates.length).fill(Infinity);
  const pace = pacer(pause ?? (() => Promise.resolve()));
  for (let at = 0; at < candidates.length; at += 1) {
    for (let centre = 0; centre < centres.length; centre += columns) nearest[at] = Math.min(nearest[at]!, squaredDistance(values, at * columns, centres, centre, columns));
    await pace(centres.length / 100, at / candidates.length, 'distances');
  }
  const done = new Uint8Array(candidates.length);
  function* picks(): Generator<Pick> {
    for (let taken = 0; taken < candidates.length; taken += 1) {
      const first = taken === 0 && labelled.rows.length === 0;
      const at = first ? nearestToMean(values, columns) : furthest(nearest, done);
      const distance = first ? 0 : Math.sqrt(nearest[at]!);
      done[at] = 1;
      yield { row: candidates[at]!, score: distance, reason: first ? 'nearest to the mean of all items' : `${distance.toFixed(2)} from the nearest labelled or chosen item` };
      for (let other = 0; other < nearest.length; other += 1) nearest[other] = Math.min(nearest[other]!, squaredDistance(values, other * columns, values, at * columns, columns));
    }
  }
  return { picks: picks(), ...(candidates.length < request.candidates.length && { note: `Looked at ${candidates.length.toLocaleString('en')} items drawn at random.` }) };
}

function firstRows(picks: Iterable<Pick>, count: number): Uint32Array {
  const rows = new Uint32Array(count);
  let at = 0;
  for (const { row } of picks) {
    rows[at++] = row;
    if (at === count) break;
  }
  return rows;
}

function furthest(nearest: Float64Array, done: Uint8Array): number {
  let best = -1;
  for (let at = 0; at < nearest.length; at += 1) if (done[at] === 0 && (best === -1 || nearest[at]! > nearest[best]!)) best = at;
  return best;
}

function nearestToMean(values: Float32Array, columns: number): number {
  const mean = new Float32Array(columns);
  for (let at = 0; at < values.length; at += 1) mean[at % columns]! += (values[at]! * columns) / values.length;
  let best = 0;
  for (let at = 0; at * columns < values.length; at += 1) if (squaredDistance(values, at * columns, mean, 0, columns) < squaredDistance(values, best * columns, mean, 0, columns)) best = at;
  return best;
}
