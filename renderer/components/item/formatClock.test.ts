import { expect, test } from 'vitest';
import { formatClock } from './formatClock';

test('a playback position is read as minutes, seconds and tenths', () => {
  expect([0, 1.26, 59.99, 62.4, 3_723.5].map(formatClock)).toEqual(['0:00.0', '0:01.2', '0:59.9', '1:02.4', '1:02:03.5']);
});
