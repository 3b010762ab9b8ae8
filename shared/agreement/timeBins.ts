/**
 * Cuts moments into parts of about equal size, in order of time: at most `most`, each with at least `least` of them; equal moments
 * are never parted. Returns the part of each moment (ascending with time), -1 for NaN. With too few there is one part.
 */
export function timeBins(moments: Float64Array, { most, least }: { readonly most: number; readonly least: number }): { readonly binOf: Int32Array; readonly count: number } {
  const order = Uint32Array.from(moments.keys()).filter((index) => !Number.isNaN(moments[index]!)).sort((x, y) => moments[x]! - moments[y]! || x - y);
  const binOf = new Int32Array(moments.length).fill(-1);
  const size = Math.max(least, Math.ceil(order.length / most));
  const starts: number[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const isNew = at === 0 || (at - starts.at(-1)! >= size && moments[order[at]!] !== moments[order[at - 1]!]);
    if (isNew) starts.push(at);
  }
  // a rest that is too small goes to the part before it
  if (starts.length > 1 && order.length - starts.at(-1)! < least) starts.pop();
  let bin = -1;
  for (let at = 0; at < order.length; at += 1) {
    if (starts[bin + 1] === at) bin += 1;
    binOf[order[at]!] = bin;
  }
  return { binOf, count: starts.length };
}
