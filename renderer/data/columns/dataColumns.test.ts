import { expect, test } from 'vitest';
import { dataColumns, describeFilter, operatorsFor, withFilter } from './dataColumns';

test('tags and fields become columns of their own', () => {
  expect(dataColumns({ tagKeys: ['site'], fields: ['age'] }).map(({ id }) => id)).toEqual(['id', 'content', 'gold', 'answer', 'annotations', 'agreement', 'split', 'tag:site', 'field:age']);
  expect(dataColumns({ tagKeys: [], fields: [], hasAutoLabels: true }).map(({ id }) => id)).toEqual(['id', 'content', 'gold', 'answer', 'autoLabel', 'annotations', 'agreement', 'split']);
});

test('a filter is said in words', () => {
  const names = (value: string) => value.toUpperCase();
  expect(describeFilter({ column: 'gold', operator: 'is', values: ['a', 'b'] }, 'Gold', names)).toBe('Gold is A or B');
  expect(describeFilter({ column: 'tag:x', operator: 'isNot', values: ['a', 'b', 'c', 'd', 'e'] }, 'x', names)).toBe('x is not A or B or C or 2 more');
  expect(describeFilter({ column: 'split', operator: 'missing', values: [] }, 'Split', names)).toBe('Split is missing');
});

test('a second filter of the same kind on a column replaces the first, a range keeps both ends', () => {
  const least = { column: 'agreement', operator: 'atLeast', values: ['0.5'] } as const;
  const most = { column: 'agreement', operator: 'atMost', values: ['0.9'] } as const;
  expect(withFilter([least], most)).toEqual([least, most]);
  expect(withFilter([least, most], { ...least, values: ['0.6'] })).toEqual([most, { ...least, values: ['0.6'] }]);
});

test('classes are compared, not measured', () => {
  expect(operatorsFor('class')).not.toContain('atLeast');
});
