/** What a probability of 0 counts as, so that one confident error is not infinite. */
const LEAST = 1e-7;

/** Mean loss -ln p(true class) and share of right answers of the labelled rows; nulls where none is labelled. Ties go to the lower class. */
export function measureDev(probabilities: Float32Array, labels: ArrayLike<number>, classes: number): { readonly loss: number | null; readonly accuracy: number | null } {
  let [loss, right, rows] = [0, 0, 0];
  for (let row = 0; row < labels.length; row += 1) {
    const label = labels[row]!;
    if (label < 0) continue;
    let best = 0;
    for (let k = 1; k < classes; k += 1) if (probabilities[row * classes + k]! > probabilities[row * classes + best]!) best = k;
    // Written so that a probability that is not a number shows in the loss.
    const p = probabilities[row * classes + label]!;
    loss -= Math.log(p < LEAST ? LEAST : p);
    if (best === label) right += 1;
    rows += 1;
  }
  return rows === 0 ? { loss: null, accuracy: null } : { loss: loss / rows, accuracy: right / rows };
}
