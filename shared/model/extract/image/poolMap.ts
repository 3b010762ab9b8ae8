/**
 * What a network sees in each part of an image, a few parts instead of many: `cells` x `cells` weighted means of a map of `side` x `side` places of `channels` numbers,
 * row after row. The weight of a place falls evenly from the middle of a cell to the middles of its neighbours, so that a small shift of
 * what is shown changes little.
 */
export function poolMap(map: Float32Array, side: number, channels: number, cells: number): Float32Array {
  const weights = makeWeights(side, cells);
  const pooled = new Float32Array(cells * cells * channels);
  for (let place = 0; place < side * side; place += 1) {
    for (let cell = 0; cell < cells * cells; cell += 1) {
      const weight = weights[Math.floor(cell / cells) * side + Math.floor(place / side)]! * weights[(cell % cells) * side + (place % side)]!;
      if (weight === 0) continue;
      for (let channel = 0; channel < channels; channel += 1) pooled[cell * channels + channel]! += weight * map[place * channels + channel]!;
    }
  }
  return pooled;
}

/** Row after row, a cell each; each adds up to 1. */
function makeWeights(side: number, cells: number): Float64Array {
  const weights = new Float64Array(cells * side);
  for (let cell = 0; cell < cells; cell += 1) {
    const row = weights.subarray(cell * side, (cell + 1) * side);
    for (let place = 0; place < side; place += 1) row[place] = Math.max(0, 1 - Math.abs(((place + 0.5) * cells) / side - (cell + 0.5)));
    const sum = row.reduce((total, weight) => total + weight, 0);
    for (let place = 0; place < side; place += 1) row[place]! /= sum;
  }
  return weights;
}
