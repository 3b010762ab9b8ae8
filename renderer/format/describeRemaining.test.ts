import { expect, test } from 'vitest';
import type { Job } from '../../shared/contract/jobs';
import { describeRemaining } from './describeRemaining';

const job: Job = { id: 'j', kind: 'import', title: 'Import', state: 'running', done: 10_000, total: 50_000, unit: 'rows', startedAt: 0, updatedAt: 2_000, endedAt: null, phase: '', result: null, error: null };

test('a running job says how far it is, how fast and how long it still takes', () => {
  expect(describeRemaining(job)).toBe('10,000 of 50,000 rows, 5,000 rows/s, 8 s left');
});

test('a job of unknown length gives no time left', () => {
  expect(describeRemaining({ ...job, total: null })).toBe('10,000 rows, 5,000 rows/s');
});

test('long waits are said in minutes', () => {
  expect(describeRemaining({ ...job, done: 100, updatedAt: 10_000 })).toContain('84 min left');
});

test('bytes are said in the unit that fits', () => {
  expect(describeRemaining({ ...job, unit: 'bytes', done: 3 * 1024 ** 2, total: 6 * 1024 ** 2 })).toBe('3 MB of 6 MB, 1.5 MB/s, 2 s left');
});
