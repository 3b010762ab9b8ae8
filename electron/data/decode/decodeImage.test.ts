import fs from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExtractEnvironment } from '../../../shared/model/extract/extractEnvironment';
import { extractFeatures } from '../../../shared/model/extract/extractFeatures';
import { MOBILENET_COLUMNS } from '../../../shared/model/extract/image/mobileNet';
import { squareImage } from '../../../shared/model/extract/image/squareImage';
import { turnUpright } from '../../../shared/model/extract/image/turnUpright';
import { decodeImage } from './decodeImage';

async function collect<T>(blocks: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const block of blocks) all.push(block);
  return all;
}

type Colour = (x: number, y: number) => readonly [number, number, number, number];
const draw = (width: number, height: number, colour: Colour) => ({ width, height, data: Uint8Array.from({ length: width * height * 4 }, (_, at) => colour(Math.floor(at / 4) % width, Math.floor(at / 4 / width))[at % 4]!) });
const stripes = draw(60, 40, (x) => (x % 20 < 10 ? [255, 0, 0, 255] : [0, 0, 255, 255]));
const rings = draw(40, 60, (x, y) => (Math.hypot(x - 20, y - 30) % 12 < 6 ? [0, 200, 0, 255] : [255, 255, 255, 255]));
const [stripesPng, ringsPng] = [PNG.sync.write(stripes), PNG.sync.write(rings)];

describe('images in Node', () => {
  it('PNG and JPEG come out as they went in', async () => {
    expect((await decodeImage(stripesPng)).data).toEqual(Buffer.from(stripes.data));
    const { width, height } = await decodeImage(jpeg.encode(stripes, 90).data);
    expect([width, height]).toEqual([60, 40]);
  });

  it.each([
    ['garbage', new Uint8Array(50).fill(3), 'not an image'],
    ['nothing', new Uint8Array(0), 'not an image'],
    ['half a PNG', stripesPng.subarray(0, 60), 'damaged'],
    ['the head of a PNG', stripesPng.subarray(0, 18), 'ends within its header'],
    ['half a JPEG', jpeg.encode(rings, 90).data.subarray(0, 400), /damaged|ends/],
    ['a PNG that says it is enormous', Uint8Array.from(stripesPng, (byte, at) => (at >= 16 && at < 24 ? [0, 1, 0, 0][at % 4]! : byte)), '65536 x 65536 pixels'],
    ['a GIF', Uint8Array.from([...'GIF89a'].map((sign) => sign.charCodeAt(0)).concat([2, 0, 2, 0])), 'in the app only'],
  ])('%s is said', async (_, bytes, message) => {
    await expect(decodeImage(bytes)).rejects.toThrow(message);
  });

  it('an image that lies on its side is stood up', () => {
    const image = draw(3, 2, (x, y) => [x, y, 0, 255]);
    const { width, height, data } = turnUpright(image, 6);
    expect([width, height, ...data.subarray(0, 2)]).toEqual([2, 3, 0, 1]);
    expect([...turnUpright(image, 3).data.subarray(0, 2)]).toEqual([2, 1]);
  });

  it('becomes a square whose mean colour is that of the image, transparent parts white', () => {
    const square = squareImage(draw(900, 300, (x) => (x < 450 ? [0, 0, 0, 255] : [0, 0, 0, 0])));
    expect([square.length, square[0], square.at(-1)]).toEqual([224 * 224 * 3, 0, 255]);
    expect(square.reduce((sum, value) => sum + value, 0) / square.length).toBeCloseTo(127.5, 0);
  });
});

describe('features of items', () => {
  beforeAll(async () => {
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths('node_modules/@tensorflow/tfjs-backend-wasm/dist/');
    await tf.setBackend('wasm');
  });

  const readBuffer = (file: string) => new Uint8Array(fs.readFileSync(file)).buffer;
  const environment: ExtractEnvironment = {
    readModel: async (name) => ({ description: JSON.parse(fs.readFileSync(`resources/models/${name}/model.json`, 'utf8')), weights: readBuffer(`resources/models/${name}/weights.bin`) }),
    readVocabulary: async () => JSON.parse(fs.readFileSync('resources/models/sentences/vocabulary.json', 'utf8')),
    decodeImage,
  };
  const itemsOf = (contents: readonly (Uint8Array | string)[]) => contents.map((content, itemId) => ({ itemId, load: async () => content }));

  it('images: the broken one is named, the others have features that tell them apart, and no tensor stays', async () => {
    const before = tf.memory().numTensors;
    const [block] = await collect(extractFeatures('imageMobileNet', itemsOf([stripesPng, Uint8Array.of(1, 2), ringsPng, stripesPng]), environment, async () => {}));
    expect(block!.itemIds).toEqual([0, 2, 3]);
    expect(block!.failures).toEqual([{ itemId: 1, reason: 'it is not an image that can be read (PNG, JPEG, GIF, BMP or WebP)' }]);
    const row = (at: number) => block!.features.values.subarray(at * MOBILENET_COLUMNS, (at + 1) * MOBILENET_COLUMNS);
    expect(block!.features).toMatchObject({ rows: 3, columns: MOBILENET_COLUMNS });
    expect(row(0).every(Number.isFinite)).toBe(true);
    expect(row(0).every((value, column) => Math.abs(value - row(2)[column]!) < 1e-5)).toBe(true);
    expect(row(0).some((value, column) => Math.abs(value - row(1)[column]!) > 0.5)).toBe(true);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('texts: what says the same lies closer than what does not; an empty text has zeros', async () => {
    const [block] = await collect(extractFeatures('textEmbedding', itemsOf(['How do I reset my password?', 'I forgot my login credentials', 'The weather is lovely today', '']), environment, async () => {}));
    const { values, columns } = block!.features;
    const product = (a: number, b: number) => values.subarray(a * columns, (a + 1) * columns).reduce((sum, value, at) => sum + value * values[b * columns + at]!, 0);
    expect(product(0, 0)).toBeCloseTo(1, 4);
    expect(product(0, 1)).toBeGreaterThan(product(0, 2) + 0.2);
    expect(product(3, 3)).toBe(0);
  });

  it('a pause that rejects ends the work and gives the memory back', async () => {
    const before = tf.memory().numTensors;
    await expect(collect(extractFeatures('imageMobileNet', itemsOf([stripesPng]), environment, async () => Promise.reject(new Error('stopped'))))).rejects.toThrow('stopped');
    expect(tf.memory().numTensors).toBe(before);
  });
});
