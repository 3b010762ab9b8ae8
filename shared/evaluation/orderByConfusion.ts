/**
 * In which order do the classes stand in a confusion matrix so that those that are taken for each other stand side by side?
 *
 * Definition: the closeness of two classes is the share of the one's items that are called the other, plus the same the other way round
 * (each row of the matrix divided by its sum). Classes are joined by average linkage, the closest groups first; of the four ways to lay two
 * groups end to end, the one whose touching ends are closest is taken. Only what is off the diagonal counts, so frequent classes don't lead.
 * @param matrix square, rows actual, columns predicted, counts of 0 and more; a row of zeros has shares of 0.
 * @returns places of the classes in their new order, each once. Equal closeness keeps the order of the schema; without any confusion nothing moves.
 * Undefined cases: none; an empty matrix has an empty order.
 * When not to trust it: it orders for reading. Neighbours in it need not be confused, and rare classes have noisy shares.
 * Work grows with the cube of the classes: meant for a matrix that can be looked at (up to about 200).
 * Example: rows (8 0 2), (0 9 1), (3 0 7): 0 and 2 are joined first (closeness 0.2 + 0.3), and 1 is put to the end that it is closer to: 0, 2, 1.
 * Reference: average linkage after Sokal & Michener (1958); joining ends as in Gruvaeus & Wainer (1972). Checked against planted blocks.
 */
export function orderByConfusion(matrix: readonly (readonly number[])[]): number[] {
  const sums = matrix.map((row) => row.reduce((sum, count) => sum + count, 0));
  const share = (row: number, column: number) => (sums[row] === 0 ? 0 : matrix[row]![column]! / sums[row]!);
  const closeness = matrix.map((_, row) => matrix.map((__, column) => (row === column ? 0 : share(row, column) + share(column, row))));
  const groups = matrix.map((_, place) => [place]);
  // sum of the closeness of all pairs between two groups; divided by their number when groups are compared
  const between = closeness.map((row) => [...row]);
  for (;;) {
    const pair = closestPair(groups, between);
    if (!pair) break;
    const [a, b] = pair;
    groups[a] = joinEnds(groups[a]!, groups[b]!, closeness);
    groups.splice(b, 1);
    for (const [index, row] of between.entries()) {
      if (index !== a && index !== b) row[a]! += row[b]!;
    }
    between[a] = between[a]!.map((value, index) => (index === a || index === b ? 0 : value + between[b]![index]!));
    between.splice(b, 1);
    for (const row of between) row.splice(b, 1);
  }
  return groups.flat();
}

/** The two groups that are closest on average; null where no two have anything to do with each other. */
function closestPair(groups: readonly (readonly number[])[], between: readonly (readonly number[])[]): readonly [number, number] | null {
  let best: readonly [number, number] | null = null;
  let most = 0;
  for (let a = 0; a < groups.length; a += 1) {
    for (let b = a + 1; b < groups.length; b += 1) {
      const mean = between[a]![b]! / (groups[a]!.length * groups[b]!.length);
      if (mean > most) [most, best] = [mean, [a, b]];
    }
  }
  return best;
}

function joinEnds(a: readonly number[], b: readonly number[], closeness: readonly (readonly number[])[]): number[] {
  const [turnedA, turnedB] = [[...a].reverse(), [...b].reverse()];
  const ways = [[a, b], [turnedA, b], [a, turnedB], [turnedA, turnedB]] as const;
  const touching = ways.map(([left, right]) => closeness[left.at(-1)!]![right[0]!]!);
  const [left, right] = ways[touching.indexOf(Math.max(...touching))]!;
  return [...left, ...right];
}
