import { expect, test } from 'vitest';
import { markText } from './markText';

const shown = (text: string, keywords: string[], showHidden = false) => markText(text, { keywords, showHidden }).map((piece) => (piece.kind === 'plain' ? piece.text : piece.kind === 'keyword' ? `[${piece.text}]` : `<${piece.name}>`));

test('keywords are found whatever their case, the longest first', () => {
  expect(shown('FREE entry, free!', ['free', 'free entry'])).toEqual(['[FREE entry]', ', ', '[free]', '!']);
});

test('a keyword is taken literally, never as a pattern', () => {
  expect(shown('a+b (c) [d] x', ['a+b', '(c)', '[d]', '.'])).toEqual(['[a+b]', ' ', '[(c)]', ' ', '[[d]]', ' x']);
});

test('hidden characters are named on demand only', () => {
  const text = 'a\u202Eb\u200Bc\u0000d';
  expect(shown(text, [])).toEqual([text]);
  expect(shown(text, [], true)).toEqual(['a', '<RLO>', 'b', '<ZWSP>', 'c', '<U+0000>', 'd']);
});

test('the pieces joined are the text, line ends included', () => {
  const text = 'one\r\ntwo\ttwo\u00a0three\n';
  const pieces = markText(text, { keywords: ['two'], showHidden: true });
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
});

test('blank keywords mark nothing', () => {
  expect(shown('a b', ['', '  '])).toEqual(['a b']);
});
