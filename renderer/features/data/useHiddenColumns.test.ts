import { expect, test } from 'vitest';
import { dataColumns } from '../../data/columns/dataColumns';
import { runColumns, withRuns } from '../../data/columns/runColumns';
import { hiddenAtFirst, hiddenRuns } from './useHiddenColumns';

test('fields are shown at first where they are the content', () => {
  const columns = dataColumns({ tagKeys: ['site'], fields: ['age'] });
  expect([...hiddenAtFirst(columns, { modality: 'table', hasAnswers: true })]).toEqual(['content']);
  expect([...hiddenAtFirst(columns, { modality: 'text', hasAnswers: false })]).toEqual(['answer', 'agreement', 'field:age']);
});

test('a run has a column for what it predicted, how it did and, with probabilities, how sure it was; only the newest is shown at first', () => {
  const columns = runColumns([{ runId: 2, name: 'new', hasProbabilities: true }, { runId: 1, name: 'old', hasProbabilities: false }]);
  expect(columns.map(({ id, title }) => [id, title])).toEqual([['predicted:2', 'new: predicted'], ['outcome:2', 'new: outcome'], ['confidence:2', 'new: confidence'], ['predicted:1', 'old: predicted'], ['outcome:1', 'old: outcome']]);
  expect(hiddenRuns(columns, null)).toEqual(['predicted:1', 'outcome:1']);
  expect(hiddenRuns(columns, new Set(['outcome:2', '+outcome:1']))).toEqual(['predicted:1']);
});

test('columns of runs stand beside the gold label', () => {
  const columns = runColumns([{ runId: 2, name: 'new', hasProbabilities: false }]);
  expect(withRuns(dataColumns({ tagKeys: ['site'], fields: [] }), columns).map(({ id }) => id)).toEqual(['id', 'content', 'gold', 'predicted:2', 'outcome:2', 'answer', 'annotations', 'agreement', 'split', 'tag:site']);
});
