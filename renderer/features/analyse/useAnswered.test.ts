// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useAnswered } from './useAnswered';

test('an answer belongs to the question that it was given to, until there is another answer', () => {
  const { result, rerender } = renderHook(({ data, isStale, asked }: { data: string[] | undefined; isStale: boolean; asked: string }) => useAnswered({ data, isStale }, asked), { initialProps: { data: undefined as string[] | undefined, isStale: false, asked: 'all' } });
  const seen = [result.current];
  const step = (data: string[] | undefined, isStale: boolean, asked: string) => {
    rerender({ data, isStale, asked });
    seen.push(result.current);
  };
  const [first, second] = [['first'], ['second']];
  step(undefined, false, 'dev');
  step(first, false, 'dev');
  step(first, true, 'test');
  step(first, true, 'train');
  step(second, false, 'train');
  step(first, false, 'dev');
  expect(seen).toEqual(['all', 'dev', 'dev', 'dev', 'dev', 'train', 'dev']);
});
