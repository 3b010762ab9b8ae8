import { expect, test } from 'vitest';
import { formatBytes } from './formatBytes';
import { formatCount } from './formatCount';
import { formatNumber } from './formatNumber';
import { formatP } from './formatP';
import { formatPercent } from './formatPercent';
import { formatPercentFixed } from './formatPercentFixed';
import { formatPoints } from './formatPoints';
import { formatWhen } from './formatWhen';

test('sizes are said in the unit that fits', () => {
  expect([0, 1023, 1536, 5 * 1024 ** 2, 300 * 1024 ** 3].map(formatBytes)).toEqual(['0 B', '1,023 B', '1.5 KB', '5 MB', '300 GB']);
});

test('counts agree with their noun', () => {
  expect([formatCount(1, 'item'), formatCount(1204, 'item'), formatCount(2, 'class', 'classes')]).toEqual(['1 item', '1,204 items', '2 classes']);
});

test('an undefined share is n/a, not zero', () => {
  expect([formatPercent(null), formatPercent(0), formatPercent(0.1234)]).toEqual(['n/a', '0%', '12.3%']);
});

test('times are told by how long ago they were', () => {
  const now = Date.UTC(2026, 5, 15, 12);
  expect([10_000, 5 * 60_000, 3_600_000, 30 * 3_600_000, 5 * 86_400_000].map((ago) => formatWhen(now - ago, now))).toEqual(['just now', '5 minutes ago', '1 hour ago', 'yesterday', '5 days ago']);
  expect(formatWhen(Date.UTC(2026, 2, 12, 12), now)).toBe('Mar 12, 2026');
});

test('shares in columns have their digits under each other', () => {
  expect([formatPercentFixed(0.5), formatPercentFixed(0.1234), formatPercentFixed(null)]).toEqual(['50.0%', '12.3%', 'n/a']);
});

test('differences carry their sign, and one that rounds to nothing carries none', () => {
  expect([formatPoints(0.0123), formatPoints(-0.0123), formatPoints(0.0001), formatPoints(-0.00001, 2), formatPoints(null)]).toEqual(['+1.2', '−1.2', '0.0', '0.00', 'n/a']);
});

test('numbers of any size are short', () => {
  expect([formatNumber(1234.5678), formatNumber(0.00012345), formatNumber(-0.5), formatNumber(0), formatNumber(null)]).toEqual(['1,234.57', '0.000123', '−0.5', '0', 'n/a']);
});

test('p values are quoted as papers do', () => {
  expect([formatP(0.00002), formatP(0.0321), formatP(1), formatP(0.04, 'q'), formatP(null)]).toEqual(['p < 0.001', 'p = 0.032', 'p = 1', 'q = 0.04', 'p n/a']);
  expect([formatP(0.00002, null), formatP(0.0321, null), formatP(null, null)]).toEqual(['< 0.001', '0.032', 'n/a']);
  // never rounded over to the other side of 0.05
  expect([formatP(0.0496), formatP(0.04998), formatP(0.05), formatP(0.0504)]).toEqual(['p = 0.0496', 'p = 0.04998', 'p = 0.05', 'p = 0.05']);
});
