import { expect, test } from 'vitest';
import { confusionView, MOST_CLASSES, toneOfDifference } from './confusionView';

const confusion = (matrix: number[][]) => ({ classes: matrix.map((_, place) => `class ${place}`), uids: matrix.map((_, place) => `uid${place}`), matrix });

test('sums, the largest cell and the largest difference are those of the matrix', () => {
  const view = confusionView(confusion([[8, 2], [1, 9]]), { matrix: [[8, 1], [0, 9]], baselineMatrix: [[5, 4], [1, 8]] }, 'schema');
  expect(view).toEqual({ order: [0, 1], leftOut: 0, rowSums: [10, 10], columnSums: [9, 11], largest: 9, largestDifference: 3 });
});

test('of very many classes the most confused ones are kept', () => {
  const size = MOST_CLASSES + 10;
  const matrix = Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => (row === column ? 100 : row === size - 1 && column < 20 ? 3 : 0)));
  const view = confusionView(confusion(matrix), null, 'blocks');
  expect([view.order.length, view.leftOut]).toEqual([MOST_CLASSES, 10]);
  expect(view.order).toContain(size - 1);
});

test('more right answers are better, more confusions worse', () => {
  expect([toneOfDifference(3, true), toneOfDifference(-3, true), toneOfDifference(3, false), toneOfDifference(-3, false)]).toEqual(['better', 'worse', 'worse', 'better']);
});
