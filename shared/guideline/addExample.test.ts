import { describe, expect, it } from 'vitest';
import { addExample, removeExample } from './addExample';
import { describeExample } from './describeExample';

describe('addExample', () => {
  it.each([
    ['', '## Examples\n\n- one\n'],
    ['# Guide\n\nText.\n', '# Guide\n\nText.\n\n## Examples\n\n- one\n'],
    ['# Guide\n\n## Examples\n\n- zero\n', '# Guide\n\n## Examples\n\n- zero\n- one\n'],
    ['## Examples\n\n- zero\n\n## More\n\nText', '## Examples\n\n- zero\n- one\n\n## More\n\nText\n'],
    ['## Examples', '## Examples\n\n- one\n'],
  ])('puts it at the end of the examples of %j', (before, after) => {
    expect(addExample(before, 'one')).toBe(after);
  });

  it('is taken back also where the guideline went on since', () => {
    const after = addExample('# Guide\n\n## Examples\n\n- zero\n', 'one');
    expect(removeExample(`${after}- two\n`, 'one')).toBe('# Guide\n\n## Examples\n\n- zero\n- two\n');
    expect(removeExample(after.replace('one', 'changed'), 'one')).toBe(after.replace('one', 'changed'));
  });
});

describe('describeExample', () => {
  it('shows text, class and reason as they are, on one line', () => {
    expect(describeExample({ item: 'a *b*\n<c>', externalId: 'i_1', decided: '[x]', reason: 'because\n# of it' })).toBe('“a \\*b\\* \\<c\\>” (i\\_1): **\\[x\\]**. because \\# of it');
  });

  it('cuts a long text and does without one', () => {
    expect(describeExample({ item: 'x'.repeat(500), externalId: 'i', decided: 'yes', reason: '' })).toBe(`“${'x'.repeat(400)} …” (i): **yes**`);
    expect(describeExample({ item: '', externalId: 'i', decided: 'yes', reason: '' })).toBe('“i” (i): **yes**');
  });
});
