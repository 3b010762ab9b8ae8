import { describe, expect, it } from 'vitest';
import { describeSurgery } from './describeSurgery';
import { checkLabelSchema } from './checkLabelSchema';
import type { LabelClass } from './labelSchema';
import { mapToClasses } from './mapToClasses';
import { planSurgery, type SchemaSurgery } from './schemaSurgery';

const make = (name: string, change: Partial<LabelClass> = {}): LabelClass => ({ uid: `u-${name}`, name, color: '#0072b2', hotkey: null, definition: '', abstain: false, retired: false, ...change });
const CLASSES = [make('spam', { hotkey: '1' }), make('ham', { hotkey: '2' }), make('eggs', { hotkey: '3' }), make('old', { retired: true }), make('gone', { retired: true, mergedInto: 'u-ham' }), make('[unclear]', { abstain: true })];
const plan = (surgery: SchemaSurgery, classes = CLASSES) => planSurgery({ classes }, surgery);
const after = (surgery: SchemaSurgery) => Object.fromEntries(plan(surgery).classes.map(({ name, ...entry }) => [name, entry]));
const fresh = (name: string) => ({ uid: `new-${name}`, name, definition: '' });

describe('planSurgery', () => {
  it('merging sets aside the merged class, frees its key, and takes along what was merged into it', () => {
    const classes = after({ kind: 'merge', from: ['u-ham'], into: 'u-spam' });
    expect(classes['ham']).toMatchObject({ retired: true, hotkey: null, mergedInto: 'u-spam' });
    expect(classes['gone']).toMatchObject({ mergedInto: 'u-spam' });
  });

  it('a split retires the class and puts its parts where it stood, with keys and colours of their own', () => {
    const { classes, relook } = plan({ kind: 'split', from: 'u-ham', into: [fresh('smoked'), fresh('cooked')] });
    expect(classes.map(({ name }) => name)).toEqual(['spam', 'ham', 'smoked', 'cooked', 'eggs', 'old', 'gone', '[unclear]']);
    expect(classes.filter(({ retired }) => !retired).map(({ hotkey }) => hotkey)).toEqual(['1', '2', '4', '3', null]);
    expect(new Set(classes.slice(2, 4).map(({ color }) => color)).size).toBe(2);
    expect(relook).toEqual({ classes: ['u-ham'], together: false });
  });

  it('a borderline class stands after the first of its neighbours and asks for a look at items that have both', () => {
    const { classes, relook } = plan({ kind: 'add', class: fresh('spam?'), role: 'borderline', between: ['u-eggs', 'u-spam'] });
    expect(classes[1]).toMatchObject({ name: 'spam?', borderline: true, abstain: false });
    expect(relook).toEqual({ classes: ['u-eggs', 'u-spam'], together: true });
  });

  it('whatever can be done leaves a schema that can be saved', () => {
    const surgeries: SchemaSurgery[] = [
      { kind: 'merge', from: ['u-spam', 'u-old'], into: 'u-eggs' },
      { kind: 'split', from: 'u-spam', into: Array.from({ length: 40 }, (_, index) => fresh(`part ${index}`)) },
      { kind: 'bringBack', uid: 'u-gone' },
      { kind: 'setAbstain', uid: 'u-[unclear]', abstain: false },
    ];
    for (const surgery of surgeries) expect([surgery.kind, plan(surgery).problems, checkLabelSchema({ classes: plan(surgery).classes })]).toEqual([surgery.kind, [], []]);
  });

  it.each<[string, SchemaSurgery, string]>([
    ['an unknown class', { kind: 'retire', uid: 'nobody' }, 'The label schema has no such class any more.'],
    ['nothing to merge', { kind: 'merge', from: [], into: 'u-ham' }, 'Choose the classes to merge.'],
    ['a class into itself', { kind: 'merge', from: ['u-ham'], into: 'u-ham' }, '“ham” cannot be merged into itself.'],
    ['a class that is merged already', { kind: 'merge', from: ['u-gone'], into: 'u-spam' }, '“gone” was merged into “ham” already.'],
    ['into a retired class', { kind: 'merge', from: ['u-ham'], into: 'u-old' }, '“old” is retired and takes no answers. Bring it back first, or merge into another class.'],
    ['into an abstain class, with no other left', { kind: 'merge', from: ['u-spam', 'u-ham', 'u-eggs'], into: 'u-[unclear]' }, 'No class would be left to answer with.'],
    ['a split into one', { kind: 'split', from: 'u-ham', into: [fresh('x')] }, 'A class is split into at least two others.'],
    ['two parts of one name', { kind: 'split', from: 'u-ham', into: [fresh('x'), fresh('x')] }, 'Two of the classes would be called “x”.'],
    ['the name of another class', { kind: 'rename', uid: 'u-ham', name: 'old', definition: null, meaningChanged: false }, 'Another class is called “old” already (it is retired).'],
    ['the name of a merged class', { kind: 'add', class: fresh('gone'), role: 'answer', between: null }, '“gone” is the name of a class that was merged into “ham”. Bring it back, or choose another name.'],
    ['no name', { kind: 'add', class: fresh(' '), role: 'answer', between: null }, 'A class needs a name.'],
    ['a name that it has', { kind: 'rename', uid: 'u-ham', name: 'ham', definition: null, meaningChanged: false }, 'The class has this name already.'],
    ['between a class and itself', { kind: 'add', class: fresh('x'), role: 'borderline', between: ['u-ham', 'u-ham'] }, 'A borderline class lies between two different classes.'],
    ['what is so already', { kind: 'setAbstain', uid: 'u-[unclear]', abstain: true }, '“[unclear]” is an abstain class already.'],
    ['back what is there', { kind: 'bringBack', uid: 'u-ham' }, '“ham” is in use.'],
  ])('refuses %s', (_, surgery, problem) => {
    expect(plan(surgery)).toEqual({ problems: [problem], classes: CLASSES, touched: [], relook: null });
  });
});

it('mapToClasses counts merged classes as what they went into and leaves abstain and unknown ones out', () => {
  const { to, classes } = mapToClasses(['u-gone', 'u-ham', 'u-[unclear]', 'u-old', 'nobody'], CLASSES);
  expect(classes.map(({ name }) => name)).toEqual(['spam', 'ham', 'eggs', 'old']);
  expect([...to]).toEqual([1, 1, -1, 3, -1]);
});

it('describeSurgery says in words what was done', () => {
  const say = (surgery: SchemaSurgery) => describeSurgery(surgery, (uid) => uid.replace(/^u-/, ''));
  expect(say({ kind: 'merge', from: ['u-a', 'u-b', 'u-c'], into: 'u-d' })).toBe('“a”, “b” and “c” merged into “d”');
  expect(say({ kind: 'rename', uid: 'u-a', name: 'b', definition: null, meaningChanged: true })).toBe('“a” renamed to “b” with another meaning');
  expect(say({ kind: 'rename', uid: 'u-a', name: 'a', definition: 'else', meaningChanged: true })).toBe('“a” means something else');
  expect(say({ kind: 'add', class: fresh('x'), role: 'borderline', between: ['u-a', 'u-b'] })).toBe('Borderline class “x” added between “a” and “b”');
});
