/**
 * What is done with one row of features and a table of columns x outputs numbers, row after row. Four outputs at a time, each in a variable of its own: sums kept in an array go
 * through memory and take four times as long.
 */
export interface RowKernel {
  /** scores[k] += row . table[., k] */
  readonly score: (row: number, table: Float64Array, scores: Float64Array) => void;
  /** table[j, k] += row[j] * slopes[k] */
  readonly scatter: (row: number, slopes: Float64Array, table: Float64Array) => void;
  /** table[j, k] += row[j]^2 * slopes[k] */
  readonly scatterSquares: (row: number, slopes: Float64Array, table: Float64Array) => void;
}

export function sparseKernel(starts: Int32Array, indices: Int32Array, values: Float32Array, outputs: number): RowKernel {
  return outputs === 1 ? singleKernel(starts, indices, values) : severalKernel(starts, indices, values);
}

/** One output: no places to multiply, and two sums at a time. */
function singleKernel(starts: Int32Array, indices: Int32Array, values: Float32Array): RowKernel {
  return {
    score: (row, table, scores) => {
      const to = starts[row + 1]!;
      let [a, b, at] = [0, 0, starts[row]!];
      for (; at + 2 <= to; at += 2) {
        a += values[at]! * table[indices[at]!]!;
        b += values[at + 1]! * table[indices[at + 1]!]!;
      }
      if (at < to) a += values[at]! * table[indices[at]!]!;
      scores[0]! += a + b;
    },
    scatter: (row, slopes, table) => {
      const [to, slope] = [starts[row + 1]!, slopes[0]!];
      for (let at = starts[row]!; at < to; at += 1) {
        const place = indices[at]!;
        table[place] = table[place]! + values[at]! * slope;
      }
    },
    scatterSquares: (row, slopes, table) => {
      const [to, slope] = [starts[row + 1]!, slopes[0]!];
      for (let at = starts[row]!; at < to; at += 1) table[indices[at]!]! += values[at]! * values[at]! * slope;
    },
  };
}

function severalKernel(starts: Int32Array, indices: Int32Array, values: Float32Array): RowKernel {
  return {
    score: (row, table, scores) => {
      const [from, to, outputs] = [starts[row]!, starts[row + 1]!, scores.length];
      let k = 0;
      for (; k + 4 <= outputs; k += 4) {
        let [a, b, c, d] = [0, 0, 0, 0];
        for (let at = from; at < to; at += 1) {
          const value = values[at]!;
          const base = indices[at]! * outputs + k;
          a += value * table[base]!;
          b += value * table[base + 1]!;
          c += value * table[base + 2]!;
          d += value * table[base + 3]!;
        }
        scores[k]! += a;
        scores[k + 1]! += b;
        scores[k + 2]! += c;
        scores[k + 3]! += d;
      }
      for (; k + 2 <= outputs; k += 2) {
        let [a, b] = [0, 0];
        for (let at = from; at < to; at += 1) {
          const value = values[at]!;
          const base = indices[at]! * outputs + k;
          a += value * table[base]!;
          b += value * table[base + 1]!;
        }
        scores[k]! += a;
        scores[k + 1]! += b;
      }
      if (k < outputs) {
        let [a, b, at] = [0, 0, from];
        for (; at + 2 <= to; at += 2) {
          a += values[at]! * table[indices[at]! * outputs + k]!;
          b += values[at + 1]! * table[indices[at + 1]! * outputs + k]!;
        }
        if (at < to) a += values[at]! * table[indices[at]! * outputs + k]!;
        scores[k]! += a + b;
      }
    },
    scatter: (row, slopes, table) => {
      const [from, to, outputs] = [starts[row]!, starts[row + 1]!, slopes.length];
      let k = 0;
      for (; k + 4 <= outputs; k += 4) {
        const [a, b, c, d] = [slopes[k]!, slopes[k + 1]!, slopes[k + 2]!, slopes[k + 3]!];
        for (let at = from; at < to; at += 1) {
          const value = values[at]!;
          const base = indices[at]! * outputs + k;
          table[base]! += value * a;
          table[base + 1]! += value * b;
          table[base + 2]! += value * c;
          table[base + 3]! += value * d;
        }
      }
      for (; k < outputs; k += 1) {
        const a = slopes[k]!;
        for (let at = from; at < to; at += 1) table[indices[at]! * outputs + k]! += values[at]! * a;
      }
    },
    scatterSquares: (row, slopes, table) => {
      const [from, to, outputs] = [starts[row]!, starts[row + 1]!, slopes.length];
      for (let at = from; at < to; at += 1) {
        const square = values[at]! ** 2;
        const base = indices[at]! * outputs;
        for (let k = 0; k < outputs; k += 1) table[base + k]! += square * slopes[k]!;
      }
    },
  };
}

export function denseKernel(columns: number, values: Float32Array): RowKernel {
  return {
    score: (row, table, scores) => {
      const [start, outputs] = [row * columns, scores.length];
      let k = 0;
      for (; k + 4 <= outputs; k += 4) {
        let [a, b, c, d, base] = [0, 0, 0, 0, k];
        for (let j = 0; j < columns; j += 1) {
          const value = values[start + j]!;
          a += value * table[base]!;
          b += value * table[base + 1]!;
          c += value * table[base + 2]!;
          d += value * table[base + 3]!;
          base += outputs;
        }
        scores[k]! += a;
        scores[k + 1]! += b;
        scores[k + 2]! += c;
        scores[k + 3]! += d;
      }
      for (; k < outputs; k += 1) {
        let [a, base] = [0, k];
        for (let j = 0; j < columns; j += 1) {
          a += values[start + j]! * table[base]!;
          base += outputs;
        }
        scores[k]! += a;
      }
    },
    scatter: (row, slopes, table) => {
      const [start, outputs] = [row * columns, slopes.length];
      let k = 0;
      for (; k + 4 <= outputs; k += 4) {
        const [a, b, c, d] = [slopes[k]!, slopes[k + 1]!, slopes[k + 2]!, slopes[k + 3]!];
        let base = k;
        for (let j = 0; j < columns; j += 1) {
          const value = values[start + j]!;
          table[base]! += value * a;
          table[base + 1]! += value * b;
          table[base + 2]! += value * c;
          table[base + 3]! += value * d;
          base += outputs;
        }
      }
      for (; k < outputs; k += 1) {
        const a = slopes[k]!;
        let base = k;
        for (let j = 0; j < columns; j += 1) {
          table[base]! += values[start + j]! * a;
          base += outputs;
        }
      }
    },
    scatterSquares: (row, slopes, table) => {
      const [start, outputs] = [row * columns, slopes.length];
      for (let j = 0; j < columns; j += 1) {
        const square = values[start + j]! ** 2;
        for (let k = 0; k < outputs; k += 1) table[j * outputs + k]! += square * slopes[k]!;
      }
    },
  };
}
