/**
 * Who gave which item which class: all labels of a project as typed arrays, which everything about agreement and consensus is
 * computed from. Items, annotators and classes are numbers from 0; what they are called is the caller's. The labels of an item
 * stand together, in order of annotator. Skips, marks of ambiguity and abstain answers are not in it unless the caller says so.
 * An annotator may have several labels for one item (repeats); each is one vote.
 */
export interface LabelMatrix {
  readonly itemCount: number;
  readonly annotatorCount: number;
  readonly classCount: number;
  /** Labels of item `i` are those from `start[i]` up to `start[i + 1]`; `itemCount + 1` entries. */
  readonly start: Uint32Array;
  /** Annotator of each label. */
  readonly annotator: Uint16Array;
  /** Class of each label. */
  readonly label: Uint16Array;
}

/** One label, for building a matrix by hand: `[item, annotator, class]`. */
export type LabelTriple = readonly [item: number, annotator: number, label: number];

/**
 * Sorts labels into a matrix, whatever order they come in: two counting sorts, O(labels). Throws RangeError where a number is not
 * below its count, or a count is above 65,536 (annotators, classes).
 */
export function buildLabelMatrix(counts: { readonly itemCount: number; readonly annotatorCount: number; readonly classCount: number }, columns: { readonly item: ArrayLike<number>; readonly annotator: ArrayLike<number>; readonly label: ArrayLike<number> }): LabelMatrix {
  const { itemCount, annotatorCount, classCount } = counts;
  if (annotatorCount > 65_536 || classCount > 65_536) throw new RangeError('a label matrix holds at most 65,536 annotators and classes');
  const { item, annotator, label } = columns;
  const n = item.length;
  const byAnnotator = countingSort(n, annotatorCount, (at) => annotator[at]!);
  const byItem = countingSort(n, itemCount, (at) => item[byAnnotator.order[at]!]!);
  const annotators = new Uint16Array(n);
  const labels = new Uint16Array(n);
  for (let place = 0; place < n; place += 1) {
    const at = byAnnotator.order[byItem.order[place]!]!;
    const value = label[at]!;
    if (!(value < classCount)) throw new RangeError(`class ${value} of ${classCount}`);
    annotators[place] = annotator[at]!;
    labels[place] = value;
  }
  return { itemCount, annotatorCount, classCount, start: byItem.start, annotator: annotators, label: labels };
}

/** The same from triples, for tests and small data. */
export function labelMatrixOf(counts: { readonly itemCount: number; readonly annotatorCount: number; readonly classCount: number }, triples: readonly LabelTriple[]): LabelMatrix {
  return buildLabelMatrix(counts, { item: triples.map(([item]) => item), annotator: triples.map(([, annotator]) => annotator), label: triples.map(([, , label]) => label) });
}

/** Stable order of `n` entries by a key below `keys`, and where each key begins. */
function countingSort(n: number, keys: number, keyOf: (at: number) => number): { readonly order: Uint32Array; readonly start: Uint32Array } {
  const start = new Uint32Array(keys + 1);
  for (let at = 0; at < n; at += 1) {
    const key = keyOf(at);
    if (!(key >= 0 && key < keys)) throw new RangeError(`number ${key} of ${keys}`);
    start[key + 1]! += 1;
  }
  for (let key = 0; key < keys; key += 1) start[key + 1]! += start[key]!;
  const next = start.slice(0, keys);
  const order = new Uint32Array(n);
  for (let at = 0; at < n; at += 1) order[next[keyOf(at)]!++] = at;
  return { order, start };
}
