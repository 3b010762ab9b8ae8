import { STRATEGY_IDS, type StrategyId } from '../../../shared/domain/model';

interface StrategyWords {
  readonly name: string;
  /** What it does, and when to take it, in a sentence. */
  readonly text: string;
  /** Whether a trained model is asked. */
  readonly needs: 'model' | 'nothing' | 'either';
}

export const STRATEGIES: Readonly<Record<StrategyId, StrategyWords>> = {
  default: { name: 'default', text: 'What to take without a reason for another: cluster first until each class has a few labels, then margin.', needs: 'either' },
  random: { name: 'random', text: 'Drawn by chance: for estimates without bias, for dev and test items, and as the yardstick of all others.', needs: 'nothing' },
  'least-confidence': { name: 'least confidence', text: 'Items whose likeliest class is least probable: simple, best when most classes are told apart already.', needs: 'model' },
  margin: { name: 'margin', text: 'Items whose two likeliest classes are nearest to each other: sharpens the borders between classes.', needs: 'model' },
  entropy: { name: 'entropy', text: 'Items whose probabilities are spread over most classes: for many classes that are all still unclear.', needs: 'model' },
  'power-noise': { name: 'power noise', text: 'Uncertain items mixed with chance, so that a large batch does not hold twenty of a kind.', needs: 'model' },
  'k-centre': { name: 'k-centre', text: 'Items farthest from all that is labelled: covers the whole range of the data, outliers too.', needs: 'nothing' },
  'cluster-first': { name: 'cluster first', text: 'One typical item of each group of similar ones: for the very first labels, before there is a model.', needs: 'nothing' },
  density: { name: 'density', text: 'Uncertain items that many others are like: leaves odd ones out, so each label tells of many.', needs: 'model' },
  committee: { name: 'committee', text: 'Items on which models trained on parts of the labels differ most: for few labels, when one model’s confidence says little.', needs: 'either' },
  'label-more-or-new': { name: 'label again or anew', text: 'New items and labelled ones whose label is doubtful, whichever is worth more: when answers are noisy.', needs: 'model' },
  'weakest-slice': { name: 'weakest slice', text: 'Items of the tag values with most errors in Analyse: when one part of the data is known to be weak.', needs: 'either' },
};

export const STRATEGIES_OFFERED = STRATEGY_IDS.map((value) => ({ value, label: STRATEGIES[value].name }));
