import { expect, test } from 'vitest';
import { splitText } from './splitText';

const join = (text: string) => splitText(text).map((block) => block.text + block.end).join('');

test('the blocks and what stands between them are the text', () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => 'word '.repeat(index % 23));
  const oneLine = 'lorem ipsum '.repeat(80_000);
  for (const text of ['', '\n', 'one line', 'a\n\n\nb\n', lines.join('\n'), `${lines.join('\n')}\n`, 'x'.repeat(100_000), oneLine, `a\n${oneLine}\nb`]) expect(join(text)).toBe(text);
});

test('a long text is cut only at line ends', () => {
  const blocks = splitText(Array.from({ length: 3_000 }, (_, index) => `line ${index}`).join('\n'));
  expect(blocks.length).toBeGreaterThan(3);
  expect(blocks.slice(0, -1).every((block) => block.end === '\n')).toBe(true);
});

test('a line of a megabyte is cut at spaces, and no block is larger than a browser lays out quickly', () => {
  const blocks = splitText('lorem ipsum dolor '.repeat(60_000));
  expect(Math.max(...blocks.map((block) => block.text.length))).toBeLessThanOrEqual(12_000);
  expect(blocks.slice(0, -1).every((block) => block.text.endsWith(' '))).toBe(true);
});

test('a character is never cut in two', () => {
  for (const character of ['😀', 'e\u0301', '👩\u200d👧']) {
    for (const shift of [0, 1, 2, 3]) {
      const blocks = splitText('x'.repeat(shift) + character.repeat(20_000));
      for (const { text } of blocks.slice(1)) expect(/^(?:[\udc00-\udfff]|\u0301|\u200d)/.test(text)).toBe(false);
    }
  }
});
