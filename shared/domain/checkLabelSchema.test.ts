import { describe, expect, it } from 'vitest';
import { checkLabelSchema } from './checkLabelSchema';
import type { LabelClass } from './labelSchema';

const aClass = (change: Partial<LabelClass>): LabelClass => ({ uid: change.name ?? 'a', name: 'a', color: '#000000', hotkey: null, definition: '', abstain: false, retired: false, ...change });

describe('checkLabelSchema', () => {
  it('accepts classes whose names differ by case or by composition only', () => {
    expect(checkLabelSchema({ classes: ['Spam', 'spam', 'É', 'E\u0301'].map((name) => aClass({ name })) })).toEqual([]);
  });

  it('names two classes of one name, and a class listed twice', () => {
    expect(checkLabelSchema({ classes: [aClass({ uid: '1' }), aClass({ uid: '2' })] })).toEqual(['Two classes are called “a”.']);
    expect(checkLabelSchema({ classes: [aClass({ uid: '1' }), aClass({ uid: '1', name: 'b' })] })).toEqual(['The class “b” is listed twice.']);
  });

  it('names classes that share a key, unless one of them is retired', () => {
    const classes = [aClass({ name: 'a', hotkey: '1' }), aClass({ name: 'b', hotkey: '1' })];
    expect(checkLabelSchema({ classes })).toEqual(['“a” and “b” share the key 1.']);
    expect(checkLabelSchema({ classes: [classes[0]!, { ...classes[1]!, retired: true }] })).toEqual([]);
  });

  it('refuses the keys of the labelling screen', () => {
    expect(checkLabelSchema({ classes: [aClass({ hotkey: 'f' })] })).toEqual(['The key f of “a” is not one that can stand for a class.']);
  });

  it('refuses a class without a name', () => {
    expect(checkLabelSchema({ classes: [aClass({ name: '' })] })).toEqual(['A class has no name.']);
  });
});
