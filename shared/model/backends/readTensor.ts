import type { Tensor } from '@tensorflow/tfjs-core';
import { assertContext } from './webglContext';

/**
 * The numbers of a tensor. Read at once and not by promise: on a lost WebGL context the promise never ends. Throws `BackendLost` there, as what
 * comes back are zeros.
 */
export function readTensor(tensor: Tensor): Float32Array {
  assertContext();
  const values = tensor.dataSync<'float32'>();
  assertContext();
  return values;
}
