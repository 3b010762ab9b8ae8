import type { LinearModel } from './linearModel';

/**
 * scores[k] = bias[k] + row . weights[., k], of one row: its values are those at from .. to - 1, the column of each is `indices[at - shift]`. Ten classes at a time, then five,
 * two and one, each in a variable of its own: a variable stays in a register, where a sum in an array goes through memory and takes four times as long.
 */
export function scoreRow({ classes, weights, bias }: LinearModel, from: number, to: number, shift: number, indices: Int32Array, values: Float32Array, scores: Float64Array): void {
  let k = 0;
  for (; k + 10 <= classes; k += 10) {
    let a = bias[k]!;
    let b = bias[k + 1]!;
    let c = bias[k + 2]!;
    let d = bias[k + 3]!;
    let e = bias[k + 4]!;
    let f = bias[k + 5]!;
    let g = bias[k + 6]!;
    let h = bias[k + 7]!;
    let i = bias[k + 8]!;
    let j = bias[k + 9]!;
    for (let at = from; at < to; at += 1) {
      const value = values[at]!;
      const base = indices[at - shift]! * classes + k;
      a += value * weights[base]!;
      b += value * weights[base + 1]!;
      c += value * weights[base + 2]!;
      d += value * weights[base + 3]!;
      e += value * weights[base + 4]!;
      f += value * weights[base + 5]!;
      g += value * weights[base + 6]!;
      h += value * weights[base + 7]!;
      i += value * weights[base + 8]!;
      j += value * weights[base + 9]!;
    }
    scores[k] = a;
    scores[k + 1] = b;
    scores[k + 2] = c;
    scores[k + 3] = d;
    scores[k + 4] = e;
    scores[k + 5] = f;
    scores[k + 6] = g;
    scores[k + 7] = h;
    scores[k + 8] = i;
    scores[k + 9] = j;
  }
  for (; k + 5 <= classes; k += 5) {
    let a = bias[k]!;
    let b = bias[k + 1]!;
    let c = bias[k + 2]!;
    let d = bias[k + 3]!;
    let e = bias[k + 4]!;
    for (let at = from; at < to; at += 1) {
      const value = values[at]!;
      const base = indices[at - shift]! * classes + k;
      a += value * weights[base]!;
      b += value * weights[base + 1]!;
      c += value * weights[base + 2]!;
      d += value * weights[base + 3]!;
      e += value * weights[base + 4]!;
    }
    scores[k] = a;
    scores[k + 1] = b;
    scores[k + 2] = c;
    scores[k + 3] = d;
    scores[k + 4] = e;
  }
  for (; k + 2 <= classes; k += 2) {
    let a = bias[k]!;
    let b = bias[k + 1]!;
    for (let at = from; at < to; at += 1) {
      const value = values[at]!;
      const base = indices[at - shift]! * classes + k;
      a += value * weights[base]!;
      b += value * weights[base + 1]!;
    }
    scores[k] = a;
    scores[k + 1] = b;
  }
  if (k === classes) return;
  let a = bias[k]!;
  for (let at = from; at < to; at += 1) a += values[at]! * weights[indices[at - shift]! * classes + k]!;
  scores[k] = a;
}
