import type { TrainingPlan } from '../contract/models';
import { SPLITS, type Split } from '../domain/project';
import { TrainingProblem } from './trainingProblem';

export interface TrainingRowsChosen {
  /** Places of items, ascending. */
  readonly train: Int32Array;
  readonly dev: Int32Array;
  /** Labelled items that are in no split, and so are not learnt from, in a project that has splits. */
  readonly unsplit: number;
}

/**
 * Which items are learnt from, and which is the model measured on?
 *
 * Labelled items of `split` (of all items where the project has no splits), and labelled items of the dev split; where there are none of those, `dev` is empty. Never test items.
 * Throws `TrainingProblem` where nothing, or one class only, is labelled.
 */
export function chooseRows({ classes, items, labels, splits }: TrainingPlan, split: Split): TrainingRowsChosen {
  if (items === 0) throw new TrainingProblem('noItems', 'There are no items in this project. Import some, label a few of each class, and train again.');
  if (classes.length < 2) throw new TrainingProblem('tooFewClasses', 'A model tells classes apart, and this project has fewer than two (abstain and retired ones don\'t count). Add classes, label a few items of each, and train again.');
  const hasSplits = splits.some((entry) => entry !== 0);
  const [trained, dev] = [1 + SPLITS.indexOf(split), 1 + SPLITS.indexOf('dev')];
  const labelled = Int32Array.from(labels.keys()).filter((item) => labels[item]! >= 0);
  const chosen = { train: hasSplits ? labelled.filter((item) => splits[item] === trained) : labelled, dev: split === 'dev' ? new Int32Array(0) : labelled.filter((item) => splits[item] === dev), unsplit: hasSplits ? labelled.reduce((count, item) => count + (splits[item] === 0 ? 1 : 0), 0) : 0 };
  const where = hasSplits ? ` in the split “${split}”` : '';
  if (chosen.train.length === 0) {
    const elsewhere = labelled.length > 0 ? `${labelled.length.toLocaleString('en')} items of other splits have one; put items into “${split}”, or` : 'Label a few items of each class, or';
    throw new TrainingProblem('noLabels', `No item has a label to learn from${where}. ${elsewhere} import labels, and train again.`);
  }
  const first = labels[chosen.train[0]!]!;
  if (chosen.train.every((item) => labels[item] === first)) throw new TrainingProblem('tooFewClasses', `All ${chosen.train.length.toLocaleString('en')} labelled items${where} are “${classes[first]!.name}”: there is nothing to tell apart. Label a few items of at least one other class, and train again.`);
  return chosen;
}
