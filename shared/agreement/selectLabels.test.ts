import { expect, it } from 'vitest';
import { labelMatrixOf } from './labelMatrix';
import { selectLabels } from './selectLabels';

it('keeps the labels asked for under their numbers of item, annotator and class', () => {
  const matrix = labelMatrixOf({ itemCount: 3, annotatorCount: 2, classCount: 2 }, [[0, 0, 1], [0, 1, 0], [1, 0, 1], [2, 1, 1]]);
  const { start, annotator, label, itemCount } = selectLabels(matrix, [1, 0, 0, 1]);
  expect({ itemCount, start: [...start], annotator: [...annotator], label: [...label] }).toEqual({ itemCount: 3, start: [0, 1, 1, 2], annotator: [0, 1], label: [1, 1] });
});
