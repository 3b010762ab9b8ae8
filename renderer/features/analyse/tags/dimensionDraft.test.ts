import { expect, test } from 'vitest';
import { type DimensionDraft, readDimension } from './dimensionDraft';

const DRAFT: DimensionDraft = { kind: 'bins', column: 'tag:snr', method: 'quantiles', count: 4, edges: '', first: '', second: '' };

test('bins by quantiles and by hand', () => {
  expect(readDimension(DRAFT, [])).toEqual({ dimension: { kind: 'bins', column: 'tag:snr', method: 'quantiles', count: 4, edges: [] } });
  expect(readDimension({ ...DRAFT, method: 'byHand', edges: '-5, 0.5 10' }, [])).toEqual({ dimension: { kind: 'bins', column: 'tag:snr', method: 'byHand', count: 4, edges: [-5, 0.5, 10] } });
});

test('a cross of two tags', () => {
  const [place, device] = [{ kind: 'tag', key: 'place' }, { kind: 'tag', key: 'device' }] as const;
  const cross = (first: string, second: string) => readDimension({ ...DRAFT, kind: 'cross', first, second }, [place, device]);
  expect(cross('place', 'device')).toEqual({ dimension: { kind: 'cross', of: [place, device] } });
  expect(cross('place', 'place')).toHaveProperty('fault');
  expect(cross('place', '')).toHaveProperty('fault');
});

test('what is no description of bins is said to be none', () => {
  for (const draft of [{ count: 1 }, { count: 51 }, { column: '' }, { method: 'byHand', edges: '' }, { method: 'byHand', edges: '1 x' }, { method: 'byHand', edges: '2 1' }] as const) expect(readDimension({ ...DRAFT, ...draft }, [])).toHaveProperty('fault');
});
