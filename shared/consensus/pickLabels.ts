/** Probabilities this close are equal: what differs in the last digits differs by the order of sums. */
const EQUAL = 1e-9;

/**
 * The likeliest class of each item, the first in the schema's order where several are equally likely, which is then a tie. `posterior`: items
 * by classes; a row of NaN gives -1, and so does a project without classes.
 */
export function pickLabels(posterior: Float64Array, itemCount: number, classCount: number): { readonly label: Int32Array; readonly tie: Uint8Array } {
  const label = new Int32Array(itemCount).fill(-1);
  const tie = new Uint8Array(itemCount);
  for (let item = 0; item < itemCount; item += 1) {
    const row = item * classCount;
    let highest = -Infinity;
    for (let value = 0; value < classCount; value += 1) if (posterior[row + value]! > highest) highest = posterior[row + value]!;
    for (let value = 0; value < classCount; value += 1) {
      if (!(posterior[row + value]! >= highest - EQUAL)) continue;
      if (label[item] !== -1) tie[item] = 1;
      else label[item] = value;
    }
  }
  return { label, tie };
}
