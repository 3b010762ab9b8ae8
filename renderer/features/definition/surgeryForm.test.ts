import { expect, test } from 'vitest';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { chooseClass, choicesFor, startForm, SURGERIES, toSurgery } from './surgeryForm';

const make = (name: string, change: Partial<LabelClass> = {}): LabelClass => ({ uid: name, name, color: '#0072b2', hotkey: null, definition: `about ${name}`, abstain: false, retired: false, ...change });
const CLASSES = [make('spam'), make('ham'), make('old', { retired: true }), make('gone', { retired: true, mergedInto: 'ham' }), make('[unclear]', { abstain: true })];

test('a form that misses something asks for nothing yet', () => {
  for (const kind of SURGERIES) expect([kind, kind === 'abstainClass' || toSurgery(startForm(kind), CLASSES) === null]).toEqual([kind, true]);
  expect(toSurgery({ ...startForm('split', 'spam'), names: 'one\n\n' }, CLASSES)).toBeNull();
  expect(toSurgery(chooseClass(startForm('rename'), { uid: 'spam' }, CLASSES), CLASSES)).toBeNull();
});

test('the same form asks for the same surgery, new classes included', () => {
  const form = { ...startForm('split', 'spam'), names: ' scam \nadvertising' };
  expect(toSurgery(form, CLASSES)).toEqual(toSurgery(form, CLASSES));
  expect(toSurgery(form, CLASSES)).toMatchObject({ kind: 'split', from: 'spam', into: [{ name: 'scam' }, { name: 'advertising' }] });
});

test('a class chosen as the target is no source any more', () => {
  expect(chooseClass({ ...startForm('merge'), from: ['spam', 'ham'] }, { uid: 'ham' }, CLASSES).from).toEqual(['spam']);
});

test('a borderline class is named after its neighbours until somebody names it', () => {
  let form = chooseClass(startForm('borderline'), { uid: 'spam' }, CLASSES);
  form = chooseClass(form, { other: 'ham' }, CLASSES);
  expect(form.name).toBe('spam or ham');
  expect(chooseClass({ ...form, name: 'grey' }, { other: '[unclear]' }, CLASSES).name).toBe('grey');
  expect(toSurgery(form, CLASSES)).toMatchObject({ kind: 'add', role: 'borderline', between: ['spam', 'ham'] });
});

test('renaming keeps the definition unless it is edited', () => {
  const form = chooseClass(startForm('rename'), { uid: 'spam' }, CLASSES);
  expect(toSurgery({ ...form, name: 'fraud' }, CLASSES)).toEqual({ kind: 'rename', uid: 'spam', name: 'fraud', definition: null, meaningChanged: false });
  expect(toSurgery({ ...form, definition: 'else' }, CLASSES)).toMatchObject({ name: 'spam', definition: 'else' });
});

test('only classes that it can be done to are offered', () => {
  const names = (kind: (typeof SURGERIES)[number]) => choicesFor(kind, CLASSES).map(({ name }) => name);
  expect(names('merge')).toEqual(['spam', 'ham', '[unclear]']);
  expect(names('bringBack')).toEqual(['old', 'gone']);
  expect(names('setAbstain')).toEqual(['spam', 'ham', 'old', '[unclear]']);
});
