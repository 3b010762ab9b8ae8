/**
 * How many labels does a curve need to reach a goal?
 *
 * `labels` rising, `values` the curve (a mean over repeats) at them. Linear interpolation between the last point below the goal before the curve first reaches it and that one; the first point's labels where it
 * starts there. Null where it never does. Example: 10, 20 labels at .5, .7 and a goal of .6 -> 15. Don't trust it where the curve is flat near the goal: a little noise moves it far.
 */
export function labelsNeeded(labels: ArrayLike<number>, values: ArrayLike<number>, goal: number): number | null {
  for (let at = 0; at < values.length; at += 1) {
    if (!(values[at]! >= goal)) continue;
    if (at === 0) return labels[0]!;
    return labels[at - 1]! + ((labels[at]! - labels[at - 1]!) * (goal - values[at - 1]!)) / (values[at]! - values[at - 1]!);
  }
  return null;
}
