import type { Pixels } from './pixels';

/** The image as it is meant to be seen, by its EXIF orientation (1 .. 8): mirrored, turned, or both. */
export function turnUpright(image: Pixels, orientation: number): Pixels {
  if (orientation === 1) return image;
  const { width: oldWidth, height: oldHeight } = image;
  const isTurned = orientation >= 5;
  const [width, height] = isTurned ? [oldHeight, oldWidth] : [oldWidth, oldHeight];
  const data = new Uint8Array(image.data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [across, down] = isTurned ? [y, x] : [x, y];
      const fromX = [2, 3, 7, 8].includes(orientation) ? oldWidth - 1 - across : across;
      const fromY = [3, 4, 6, 7].includes(orientation) ? oldHeight - 1 - down : down;
      const from = (fromY * oldWidth + fromX) * 4;
      data.set(image.data.subarray(from, from + 4), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}
