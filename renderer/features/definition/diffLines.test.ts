import { expect, test } from 'vitest';
import { diffLines } from './diffLines';

const show = (before: string, after: string) => diffLines(before, after).map(({ kind, text }) => `${kind === 'same' ? ' ' : kind === 'added' ? '+' : '-'}${text}`);

test('changed lines are marked between those that stay', () => {
  expect(show('a\nb\nc\nd', 'a\nB\nc\ne\nd')).toEqual([' a', '-b', '+B', ' c', '+e', ' d']);
});

test('equal texts have no differences, and an empty one becomes the other', () => {
  expect(show('a\nb', 'a\nb')).toEqual([' a', ' b']);
  expect(show('', 'a')).toEqual(['-', '+a']);
});

test('taking the removed lines away and the added ones in gives the later text', () => {
  const before = Array.from({ length: 300 }, (_, index) => `line ${index % 17}`).join('\n');
  const after = Array.from({ length: 280 }, (_, index) => `line ${(index * 3) % 19}`).join('\n');
  const lines = diffLines(before, after);
  const text = (without: string) => lines.filter(({ kind }) => kind !== without).map((line) => line.text).join('\n');
  expect(text('removed')).toBe(after);
  expect(text('added')).toBe(before);
});
