/** Probabilities, rows x classes, under a temperature: in proportion to p^(1 / T), each row summing to 1; a probability of 0 stays 0. NaN stays NaN. */
export function applyTemperature(probabilities: Float32Array, classes: number, temperature: number): Float32Array {
  const scaled = new Float32Array(probabilities.length);
  const powers = new Float64Array(classes);
  for (let base = 0; base < probabilities.length; base += classes) {
    let [most, total] = [0, 0];
    for (let k = 0; k < classes; k += 1) most = Math.max(most, probabilities[base + k]!);
    for (let k = 0; k < classes; k += 1) total += powers[k] = (probabilities[base + k]! / most) ** (1 / temperature);
    for (let k = 0; k < classes; k += 1) scaled[base + k] = powers[k]! / total;
  }
  return scaled;
}
