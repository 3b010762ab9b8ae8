import type { TrainingPlan } from '../../../../shared/contract/models';
import { formatCount } from '../../../format/formatCount';

interface TrainingCounts {
  readonly train: number;
  readonly dev: number;
  /** Labelled items of the test split, which no training sees. */
  readonly test: number;
  readonly classes: number;
  /** Classes with a label among the training items. */
  readonly taught: number;
}

const [TRAIN, DEV, TEST] = [1, 2, 3];

/** What there is to train on: the train split, or items in no split where the project has none. */
export function trainingCounts({ labels, splits, classes }: Pick<TrainingPlan, 'labels' | 'splits' | 'classes'>): TrainingCounts {
  const wanted = splits.some((split) => split !== 0) ? TRAIN : 0;
  const taught = new Set<number>();
  const counts = { train: 0, dev: 0, test: 0 };
  for (let item = 0; item < labels.length; item += 1) {
    const label = labels[item]!;
    if (label < 0) continue;
    if (splits[item] === wanted) {
      counts.train += 1;
      taught.add(label);
    }
    if (splits[item] === DEV) counts.dev += 1;
    if (splits[item] === TEST) counts.test += 1;
  }
  return { ...counts, classes: classes.length, taught: taught.size };
}

/** In a sentence or two: what is learnt from, and what the model is judged by. */
export function describeCounts({ train, dev, test, classes, taught }: TrainingCounts): string {
  const judged = dev > 0 ? `judged by ${formatCount(dev, 'item')} of the dev split` : 'judged by cross-validation, for no labelled item is in a dev split';
  const left = test > 0 ? ` ${formatCount(test, 'test item stays', 'test items stay')} out of it.` : '';
  const missing = taught < classes ? ` ${formatCount(classes - taught, 'class has', 'classes have')} no label yet and will not be predicted.` : '';
  return `Learns from ${formatCount(train, 'labelled item')}, ${judged}.${left}${missing}`;
}

/** Why there is nothing to train on; null: there is. */
export function whyNoTraining({ train, taught }: TrainingCounts): string | null {
  if (train === 0) return 'No item of the training data has a label yet. Label some, or choose other labels above; where there are splits, only the train split is learnt from.';
  return taught < 2 ? 'All labels so far are of one class: a model learns from two or more. Label some items of another class.' : null;
}
