import { expect, test } from 'vitest';
import { describeCounts, trainingCounts, whyNoTraining } from './trainingCounts';

const classes = [{ uid: 'a', name: 'spam' }, { uid: 'b', name: 'ham' }, { uid: 'c', name: 'other' }];
const plan = (labels: number[], splits: number[]) => ({ classes, labels: Int16Array.from(labels), splits: Uint8Array.from(splits) });

test('without splits every labelled item is learnt from, and folds judge', () => {
  const counts = trainingCounts(plan([0, 1, -1, 0], [0, 0, 0, 0]));
  expect(counts).toEqual({ train: 3, dev: 0, test: 0, classes: 3, taught: 2 });
  expect(describeCounts(counts)).toBe('Learns from 3 labelled items, judged by cross-validation, for no labelled item is in a dev split. 1 class has no label yet and will not be predicted.');
  expect(whyNoTraining(counts)).toBeNull();
});

test('with splits only the train split is learnt from; test items stay out', () => {
  const counts = trainingCounts(plan([0, 1, 2, 0, 1, 2], [1, 1, 1, 2, 3, 0]));
  expect(counts).toEqual({ train: 3, dev: 1, test: 1, classes: 3, taught: 3 });
  expect(describeCounts(counts)).toBe('Learns from 3 labelled items, judged by 1 item of the dev split. 1 test item stays out of it.');
});

test('no label, or labels of one class, are too little', () => {
  expect(whyNoTraining(trainingCounts(plan([-1, 2], [1, 2])))).toContain('No item of the training data has a label');
  expect(whyNoTraining(trainingCounts(plan([1, 1], [0, 0])))).toContain('one class');
});
