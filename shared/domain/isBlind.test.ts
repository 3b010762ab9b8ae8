import { expect, test } from 'vitest';
import { isBlind } from './isBlind';

const person = (id: number, role: 'annotator' | 'adjudicator' = 'annotator', imported = false) => ({ id, role, imported });
const TEAM = [person(1), person(2), person(3, 'adjudicator')];

test('an annotator of several labels blind, an adjudicator and nobody in particular do not', () => {
  expect([1, 2, 3, null].map((who) => isBlind({ blind: true }, TEAM, who))).toEqual([true, true, false, false]);
});

test('nothing is hidden when the project says so', () => {
  expect(isBlind({ blind: false }, TEAM, 1)).toBe(false);
});

test('nothing is hidden from the only one who labels, whatever was imported and whoever adjudicates', () => {
  expect(isBlind({ blind: true }, [person(1), person(2, 'annotator', true), person(3, 'adjudicator')], 1)).toBe(false);
});
