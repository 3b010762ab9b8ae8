import { expect, test } from 'vitest';
import { describeChanges } from './describeChanges';
import { addClasses, changeClass, findProblems, moveClass, removeClass, type SchemaDraft } from './schemaDraft';

const EMPTY: SchemaDraft = { question: '', classes: [] };
const add = (names: string, draft = EMPTY) => {
  let count = draft.classes.length;
  return addClasses(draft, names, () => `uid-${(count += 1)}`);
};
const names = (draft: SchemaDraft) => draft.classes.map(({ name }) => name);

test('pasted names become classes with keys and colours of their own, one a line', () => {
  const draft = add('spam\r\nham\n\n  eggs \nham\n[unclear]');
  expect(names(draft)).toEqual(['spam', 'ham', 'eggs', '[unclear]']);
  expect(draft.classes.map(({ hotkey }) => hotkey)).toEqual(['1', '2', '3', '4']);
  expect(new Set(draft.classes.map(({ color }) => color)).size).toBe(4);
  expect(draft.classes.map(({ abstain }) => abstain)).toEqual([false, false, false, true]);
});

test('a class added later gets the key that was set free, and none when all are taken', () => {
  const draft = removeClass(add('a\nb\nc'), 'uid-2');
  expect(addClasses(draft, 'd', () => 'uid-9').classes.at(-1)?.hotkey).toBe('2');
  expect(add(Array.from({ length: 40 }, (_, index) => `class ${index}`).join('\n')).classes.at(-1)?.hotkey).toBeNull();
});

test('keys of the labelling screen are never given to a class', () => {
  const keys = add(Array.from({ length: 40 }, (_, index) => `class ${index}`).join('\n')).classes.map(({ hotkey }) => hotkey);
  expect(keys).not.toContain('f');
  expect(keys).not.toContain('g');
});

test('a class is moved among the others, and not beyond the ends', () => {
  const draft = add('a\nb\nc');
  expect(names(moveClass(draft, 'uid-3', 0))).toEqual(['c', 'a', 'b']);
  expect(names(moveClass(draft, 'uid-1', 99))).toEqual(['b', 'c', 'a']);
  expect(names(moveClass(draft, 'uid-1', -1))).toEqual(['a', 'b', 'c']);
});

test('an empty name, a name used twice and a key used twice are problems of the later class', () => {
  let draft = add('a\nb\nc');
  draft = changeClass(draft, 'uid-2', { name: 'a', hotkey: '1' });
  draft = changeClass(draft, 'uid-3', { name: ' ' });
  const problems = findProblems(draft);
  expect(problems.get('uid-1')).toBeUndefined();
  expect(problems.get('uid-2')).toEqual({ name: 'Another class has this name already.', hotkey: 'Key 1 belongs to a.' });
  expect(problems.get('uid-3')?.name).toBe('A class needs a name.');
});

test('a retired class does not hold its key', () => {
  let draft = changeClass(add('a\nb'), 'uid-1', { retired: true });
  draft = changeClass(draft, 'uid-2', { hotkey: '1' });
  expect(findProblems(draft).size).toBe(0);
});

test('changes are told one by one', () => {
  const before = add('a\nb\nc');
  let after = changeClass(before, 'uid-1', { name: 'A', definition: 'first' });
  after = changeClass(after, 'uid-2', { retired: true, hotkey: null });
  after = addClasses(removeClass(after, 'uid-3'), 'd', () => 'uid-9');
  expect(describeChanges(before, { ...after, question: 'Which?' })).toEqual([
    'Question: “Which?”',
    'a is renamed to A',
    'A: another definition',
    'b: key 2 becomes none',
    'b is retired: old answers stay, no new ones',
    'd is added',
    'c is removed',
  ]);
  expect(describeChanges(before, moveClass(before, 'uid-3', 0))).toEqual(['The order changes']);
  expect(describeChanges(before, before)).toEqual([]);
});
