import { expect, test } from 'vitest';
import { dataColumns } from '../../data/columns/dataColumns';
import { hiddenAtFirst } from './useHiddenColumns';

test('fields are shown at first where they are the content', () => {
  const columns = dataColumns({ tagKeys: ['site'], fields: ['age'] });
  expect([...hiddenAtFirst(columns, { modality: 'table', hasAnswers: true })]).toEqual(['content']);
  expect([...hiddenAtFirst(columns, { modality: 'text', hasAnswers: false })]).toEqual(['answer', 'agreement', 'field:age']);
});
