import { expect, it } from 'vitest';
import type { LabelClass } from '../../../../shared/domain/labelSchema';
import { candidatesOf, letterOf } from './candidatesOf';

const entry = (uid: string, more: Partial<LabelClass> = {}): LabelClass => ({ uid, name: uid, color: '#000000', hotkey: null, definition: '', abstain: false, retired: false, ...more });
const answer = (classUid: string | null) => ({ annotatorId: 1, annotator: 'A', kind: 'label' as const, classUid, note: '', createdAt: 0 });

it('numbers the given classes by answers, ties in schema order, and leaves the present rest as others', () => {
  const classes = [entry('a'), entry('b'), entry('c', { retired: true }), entry('d', { retired: true }), entry('e')];
  const { candidates, others } = candidatesOf({ answers: [answer('d'), answer('b'), answer('a'), answer('b'), answer(null)] }, classes);
  expect(candidates.map(({ entry: { uid }, digit, answers }) => [uid, digit, answers])).toEqual([['b', '1', [1, 3]], ['a', '2', [2]], ['d', '3', [0]]]);
  expect(others.map(({ uid }) => uid)).toEqual(['e']);
});

it('has nine digits', () => {
  const classes = Array.from({ length: 11 }, (_, place) => entry(`c${place}`));
  expect(candidatesOf({ answers: classes.map(({ uid }) => answer(uid)) }, classes).candidates.map(({ digit }) => digit)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', null, null]);
});

it('keeps letters of the screen, digits and retired classes out of the class keys', () => {
  expect([entry('s', { hotkey: 's' }), entry('n', { hotkey: 'n' }), entry('1', { hotkey: '1' }), entry('t', { hotkey: 't', retired: true })].map(letterOf)).toEqual(['s', null, null, null]);
});
