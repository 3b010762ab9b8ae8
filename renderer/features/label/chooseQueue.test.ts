import { expect, test } from 'vitest';
import { chooseQueue } from './chooseQueue';

const queue = (id: number, isAssigned: boolean, left: number) => ({ id, name: `q${id}`, isAssigned, total: 10, labelled: 10 - left, skipped: 0, automation: 'human' as const });

test('the oldest assignment that is not done comes first', () => {
  expect(chooseQueue([queue(9, true, 4), queue(7, true, 2), queue(5, true, 0), queue(0, false, 10)], 0)).toBe(7);
});

test('done assignments come before common queues, the newest first', () => {
  expect(chooseQueue([queue(9, true, 0), queue(7, true, 0), queue(0, false, 10)], 0)).toBe(9);
});

test('without assignments the work goes on in the common queue of before, if there still is one', () => {
  expect(chooseQueue([queue(0, false, 10), queue(3, false, 5)], 3)).toBe(3);
  expect(chooseQueue([queue(0, false, 10), queue(3, false, 5)], 8)).toBe(0);
  expect(chooseQueue([queue(0, false, 10)], null)).toBe(0);
});
