import { expect, test } from 'vitest';
import { guessModality } from './guessModality';

test('the file names of a drop preselect what the items are', () => {
  expect(guessModality([{ name: 'cat.JPG' }])).toBe('image');
  expect(guessModality([{ name: 'clip.wav' }])).toBe('audio');
  expect(guessModality([{ name: 'my photos' }])).toBe('image');
  expect(guessModality([{ name: 'reviews.csv' }])).toBe('text');
  expect(guessModality([])).toBe('text');
});
