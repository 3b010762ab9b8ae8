import { expect, test } from 'vitest';
import { splitText } from './splitText';

const join = (text: string) =>
  splitText(text)
    .map((block) => block.text)
    .join('\n');

test('blocks joined by a line end are the text', () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => 'word '.repeat(index % 23));
  for (const text of ['', '\n', 'one line', 'a\n\n\nb\n', lines.join('\n'), `${lines.join('\n')}\n`, 'x'.repeat(100_000)]) expect(join(text)).toBe(text);
});

test('a long text is cut only at line ends', () => {
  const text = Array.from({ length: 3_000 }, (_, index) => `line ${index}`).join('\n');
  const blocks = splitText(text);
  expect(blocks.length).toBeGreaterThan(3);
  for (const block of blocks) expect(text.slice(block.start, block.start + block.text.length)).toBe(block.text);
});
