import { expect, test } from 'vitest';
import { actualSize, fitImage, panImage, zoomImage } from './imageView';

const frame = { width: 800, height: 600 };
const photo = { width: 4_000, height: 2_000 };

test('an image fits its frame whole and centred', () => {
  expect(fitImage(photo, frame)).toEqual({ scale: 0.2, x: 0, y: 100 });
});

test('a tiny image is enlarged, but at most eightfold', () => {
  expect(fitImage({ width: 10, height: 10 }, frame).scale).toBe(8);
});

test('zooming keeps the spot under the cursor where it is', () => {
  const view = zoomImage(fitImage(photo, frame), { factor: 5, at: { x: 200, y: 300 }, image: photo, frame });
  expect(view.scale).toBeCloseTo(1);
  // (200 - 0) / 0.2 = 1000 and (300 - 100) / 0.2 = 1000 in the image
  expect(view.x + 1_000 * view.scale).toBeCloseTo(200);
  expect(view.y + 1_000 * view.scale).toBeCloseTo(300);
});

test('an image that is larger than the frame cannot be dragged away from it', () => {
  const view = panImage(actualSize(photo, frame), { x: 99_999, y: -99_999 }, photo, frame);
  expect(view).toEqual({ scale: 1, x: 0, y: 600 - 2_000 });
});

test('zooming out stops at half of the whole image, in the middle', () => {
  const view = zoomImage(fitImage(photo, frame), { factor: 0.0001, at: { x: 0, y: 0 }, image: photo, frame });
  expect(view).toEqual({ scale: 0.1, x: 200, y: 200 });
});
