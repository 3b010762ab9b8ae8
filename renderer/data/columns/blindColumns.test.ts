import { expect, test } from 'vitest';
import { blindColumns, blindQuery } from './blindColumns';
import { annotatorColumns, dataColumns } from './dataColumns';
import { runColumns } from './runColumns';

const COLUMNS = [...dataColumns({ tagKeys: ['gold'], fields: ['answer'] }), ...runColumns([{ runId: 1, name: 'r', hasProbabilities: true }]), ...annotatorColumns([{ id: 1, name: 'Ann' }, { id: 2, name: 'Ben' }])];

test('gold, the commonest answer, agreement, runs of models and the answers of others are no columns of who labels blind; tags and fields of such names are', () => {
  expect(blindColumns(COLUMNS, 2).map(({ id }) => id)).toEqual(['id', 'content', 'annotations', 'split', 'tag:gold', 'field:answer', 'annotator:2']);
});

test('filters and an order by what is hidden are dropped, others stay as they are', () => {
  const kept = { search: 'x', filters: [{ column: 'tag:gold', operator: 'is', values: ['a'] }], sort: { column: 'annotator:2', descending: true } } as const;
  expect(blindQuery(kept, 2)).toBe(kept);
  const given = { ...kept, filters: [...kept.filters, { column: 'gold', operator: 'is', values: ['u'] }] } as const;
  expect(blindQuery(given, 1)).toEqual({ ...kept, sort: null });
});
