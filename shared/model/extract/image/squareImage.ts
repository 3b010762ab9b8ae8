import { SIDE, type Pixels } from './pixels';

/**
 * An image as a network sees it: SIDE x SIDE pixels, red, green, blue, row after row, 0 .. 255.
 *
 * The whole image is kept, stretched to the square; transparent pixels stand on white. Made smaller, every new pixel is the mean of the area it covers, so that no detail
 * flickers in and out; made larger, it is interpolated between its neighbours. One function for the app and for the command line, so that both see the same.
 */
export function squareImage(image: Pixels): Uint8Array {
  const across = makeWeights(image.width);
  const down = makeWeights(image.height);
  const rows = new Float32Array(image.height * SIDE * 3);
  for (let y = 0; y < image.height; y += 1) shrinkRow(image, y, across, rows);
  const square = new Uint8Array(SIDE * SIDE * 3);
  const width = SIDE * 3;
  for (let y = 0; y < SIDE; y += 1) {
    const { first, weights } = down[y]!;
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let place = 0; place < weights.length; place += 1) sum += weights[place]! * rows[(first + place) * width + x]!;
      square[y * width + x] = Math.min(255, Math.max(0, Math.round(sum)));
    }
  }
  return square;
}

interface Weights {
  readonly first: number;
  readonly weights: Float32Array;
}

function shrinkRow({ width, data }: Pixels, y: number, across: readonly Weights[], rows: Float32Array): void {
  for (let x = 0; x < SIDE; x += 1) {
    const { first, weights } = across[x]!;
    let [red, green, blue] = [0, 0, 0];
    for (let place = 0; place < weights.length; place += 1) {
      const at = (y * width + first + place) * 4;
      const [weight, opacity] = [weights[place]!, data[at + 3]! / 255];
      const white = 255 * (1 - opacity);
      red += weight * (data[at]! * opacity + white);
      green += weight * (data[at + 1]! * opacity + white);
      blue += weight * (data[at + 2]! * opacity + white);
    }
    rows.set([red, green, blue], (y * SIDE + x) * 3);
  }
}

/** Which of `size` old pixels each new one is made of. */
function makeWeights(size: number): Weights[] {
  const scale = size / SIDE;
  return Array.from({ length: SIDE }, (_, at) => (scale > 1 ? coveredBy(at * scale, (at + 1) * scale, size) : between((at + 0.5) * scale - 0.5, size)));
}

function coveredBy(from: number, to: number, size: number): Weights {
  const first = Math.floor(from);
  const last = Math.min(size, Math.ceil(to - 1e-9)) - 1;
  return { first, weights: Float32Array.from({ length: last - first + 1 }, (_, place) => (Math.min(to, first + place + 1) - Math.max(from, first + place)) / (to - from)) };
}

function between(position: number, size: number): Weights {
  const place = Math.min(size - 1, Math.max(0, position));
  const first = Math.min(Math.floor(place), Math.max(0, size - 2));
  return size === 1 ? { first: 0, weights: Float32Array.of(1) } : { first, weights: Float32Array.of(1 - (place - first), place - first) };
}
