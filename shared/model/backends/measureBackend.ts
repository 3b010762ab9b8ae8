import { matMul, tensor2d, tidy, util } from '@tensorflow/tfjs-core';
import { readTensor } from './readTensor';

const [ROWS, INNER, COLUMNS] = [1024, 512, 128];

/** Milliseconds of one matrix product on the backend that is set, with reading the result back; the first, which compiles and allocates, is not counted. */
export function measureBackend(): number {
  const left = new Float32Array(ROWS * INNER).map((_, i) => ((i * 31) % 17) / 17);
  const right = new Float32Array(INNER * COLUMNS).map((_, i) => ((i * 29) % 13) / 13);
  const run = () => tidy(() => void readTensor(matMul(tensor2d(left, [ROWS, INNER]), tensor2d(right, [INNER, COLUMNS]))));
  run();
  const began = util.now();
  run();
  return util.now() - began;
}
