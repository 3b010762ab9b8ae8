/** Sparse rows whose columns tell more than another does, and how the given columns follow from them. */
export interface MergedColumns {
  readonly columns: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
  /** Which column stands for each given one, -1 for a column that occurs in no row. */
  readonly groupOf: Int32Array;
  /** Weight of a given column = its factor * weight of the one that stands for it. */
  readonly factors: Float32Array;
}

/**
 * Fewer columns with the same result: those that are alike in all rows are merged into one. The penalty is the sum of squared weights, so at the best model columns that are multiples
 * of each other have weights in that proportion, and one column, of length the root of the sum of squares, can stand for them. Merged are columns that occur in a single row (most pairs of words
 * do), per row, and columns whose values are equal in all rows (parts of a rare word). Equal columns are found by a 52-bit hash of their rows and values.
 * The commonest columns come first: what is read most often then lies together, which halves the time of a training.
 */
export function mergeColumns(given: number, starts: Int32Array, indices: Int32Array, values: Float32Array): MergedColumns {
  const rows = starts.length - 1;
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  const [count, low, high, onlyRow] = [new Int32Array(given), new Int32Array(given), new Int32Array(given), new Int32Array(given)];
  const squares = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const column = indices[at]!;
      count[column]! += 1;
      onlyRow[column] = row;
      low[column] = Math.imul(low[column]! ^ row, 0x9e3779b1) ^ bits[at]!;
      high[column] = Math.imul(high[column]! ^ bits[at]!, 0x85ebca6b) ^ (row + 0x165667b1);
      low[column] = Math.imul(low[column]! ^ (low[column]! >>> 15), 0x2c1b3c6d);
      high[column] = Math.imul(high[column]! ^ (high[column]! >>> 13), 0x297a2d39);
    }
  }
  const groupOf = new Int32Array(given).fill(-1);
  const byCount = orderByCount(count, rows);
  const groupOfRow = new Int32Array(rows).fill(-1);
  const groupOfKey = new Map<number, number>();
  const sizes = new Int32Array(given);
  let groups = 0;
  for (const column of byCount) {
    if (count[column] === 0) break;
    if (count[column] === 1) {
      const row = onlyRow[column]!;
      groupOf[column] = groupOfRow[row]! < 0 ? (groupOfRow[row] = groups++) : groupOfRow[row]!;
      continue;
    }
    const key = (low[column]! >>> 0) * 0x100000 + (high[column]! >>> 12);
    const known = groupOfKey.get(key);
    if (known === undefined) groupOfKey.set(key, (groupOf[column] = groups++));
    else groupOf[column] = known;
    sizes[groupOf[column]!]! += 1;
  }
  for (let row = 0; row < rows; row += 1) for (let at = starts[row]!; at < starts[row + 1]!; at += 1) if (count[indices[at]!] === 1) squares[row]! += values[at]! ** 2;
  const factors = new Float32Array(given);
  for (let column = 0; column < given; column += 1) if (count[column]! > 1) factors[column] = 1 / Math.sqrt(sizes[groupOf[column]!]!);
  const [newStarts, newIndices, newValues] = [new Int32Array(rows + 1), new Int32Array(values.length), new Float32Array(values.length)];
  const lastRow = new Int32Array(groups).fill(-1);
  let used = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const column = indices[at]!;
      const group = groupOf[column]!;
      const single = count[column] === 1;
      if (single) factors[column] = squares[row]! > 0 ? values[at]! / Math.sqrt(squares[row]!) : 0;
      if (lastRow[group] === row) continue;
      lastRow[group] = row;
      newIndices[used] = group;
      newValues[used] = single ? Math.sqrt(squares[row]!) : values[at]! * Math.sqrt(sizes[group]!);
      used += 1;
    }
    newStarts[row + 1] = used;
  }
  return { columns: groups, starts: newStarts, indices: newIndices.slice(0, used), values: newValues.slice(0, used), groupOf, factors };
}

/** Columns, the one that occurs in most rows first. */
function orderByCount(count: Int32Array, most: number): Int32Array {
  const next = new Int32Array(most + 2);
  for (let column = 0; column < count.length; column += 1) next[most - count[column]! + 1]! += 1;
  for (let at = 1; at < next.length; at += 1) next[at]! += next[at - 1]!;
  const order = new Int32Array(count.length);
  for (let column = 0; column < count.length; column += 1) order[next[most - count[column]!]!++] = column;
  return order;
}
