/**
 * How much does an example of each class weigh, so that rare classes count as much as common ones?
 *
 * n / (K * n_k) over the classes that have examples (K of them), as scikit-learn's class_weight='balanced'; 1 for a class without examples.
 * `labels` are places 0 .. classes - 1; -1 is left out. The weights of all examples sum to n.
 */
export function balancedClassWeights(labels: ArrayLike<number>, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  let n = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const label = labels[i]!;
    if (label < 0) continue;
    counts[label]! += 1;
    n += 1;
  }
  const used = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count > 0 ? n / (used * count) : 1));
}
