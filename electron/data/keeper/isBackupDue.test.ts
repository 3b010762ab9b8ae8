import { expect, it } from 'vitest';
import { isBackupDue } from './isBackupDue';

const MINUTE = 60_000;
const none = { changed: true, events: 0, begunAgo: 0, endedAgo: 0, took: 0 };

it('is due after 200 events or ten minutes, and never without a change', () => {
  expect(isBackupDue({ ...none, events: 199, begunAgo: MINUTE, endedAgo: MINUTE })).toBe(false);
  expect(isBackupDue({ ...none, events: 200, begunAgo: MINUTE, endedAgo: MINUTE })).toBe(true);
  expect(isBackupDue({ ...none, events: 1, begunAgo: 10 * MINUTE, endedAgo: 10 * MINUTE })).toBe(true);
  expect(isBackupDue({ ...none, begunAgo: 10 * MINUTE - 1, endedAgo: 9 * MINUTE })).toBe(false);
  expect(isBackupDue({ ...none, changed: false, begunAgo: 60 * MINUTE, endedAgo: 60 * MINUTE })).toBe(false);
});

it('waits longer after a backup that took long: at most a twentieth of the time goes into them', () => {
  const slow = { ...none, events: 500, took: MINUTE };
  expect(isBackupDue({ ...slow, begunAgo: 20 * MINUTE, endedAgo: 19 * MINUTE })).toBe(false);
  expect(isBackupDue({ ...slow, begunAgo: 21 * MINUTE, endedAgo: 20 * MINUTE })).toBe(true);
});
