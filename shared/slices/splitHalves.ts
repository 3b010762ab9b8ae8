import { createRandom } from '../sampling/random';
import { shuffle } from '../sampling/shuffle';
import { CONFIRMATION, ERROR } from './sliceRows';

/**
 * Which rows are for finding, and which for confirming what was found? By chance, errors and right rows each in two halves (of an odd number the
 * confirmation half has one more), so that both halves have the same error rate. `errors`: one entry a row, 1 for an error. Returns one kind a row (sliceRows);
 * the same seed gives the same halves.
 */
export function splitHalves(errors: Uint8Array, seed: number): Uint8Array {
  const random = createRandom(seed);
  const kinds = Uint8Array.from(errors);
  for (const kind of [ERROR, 0]) {
    const rows = new Uint32Array(errors.length);
    let count = 0;
    for (let row = 0; row < errors.length; row += 1) if (errors[row] === kind) rows[count++] = row;
    const mixed = rows.subarray(0, count);
    shuffle(mixed, random);
    for (const row of mixed.subarray(Math.floor(count / 2))) kinds[row]! += CONFIRMATION;
  }
  return kinds;
}
