import { clusterFirst } from './clusterFirst';
import { randomRows } from './randomRows';
import { spreadMargin } from './spreadMargin';
import type { BatchRequest, Ranking } from './strategy';
import { uncertainRows } from './uncertainRows';

/** Labels that every class needs before the model is asked. */
const ENOUGH = 2;
/** Labels a class on average, after which the model is asked though a class is rare or unseen: there may be none of it in the pool. */
const PATIENCE = 10;

/**
 * What is chosen when nobody chose a strategy.
 *
 * Without a model, and until every class has two labels (at most for ten labels a class): one item of each group of the pool (clusterFirst), since a model is unsure only of classes it knows. Then unsure items unlike what is labelled (spreadMargin).
 * Without features: at random first, then by margin. docs/decisions/015 has the figures behind it.
 */
export async function defaultStrategy(request: BatchRequest): Promise<Ranking> {
  const { classes, features, labelled, probabilities } = request;
  const counts = new Uint32Array(classes.length);
  for (let at = 0; at < labelled.labels.length; at += 1) counts[labelled.labels[at]!]! += 1;
  const rare = classes.filter((_, place) => counts[place]! < ENOUGH);
  if (probabilities && (rare.length === 0 || labelled.labels.length >= PATIENCE * classes.length)) return features ? spreadMargin(request) : uncertainRows('margin', request);
  const why = probabilities ? `Fewer than ${ENOUGH} labels of ${rare.join(', ')}` : 'No model yet';
  if (features) return { ...(await clusterFirst(request)), note: `${why}: one item of each group first.` };
  return { ...randomRows(request), note: `${why}, and no features: drawn at random.` };
}
