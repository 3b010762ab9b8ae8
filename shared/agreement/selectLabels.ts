import type { LabelMatrix } from './labelMatrix';

/** The matrix with only the labels that are to be kept (`keep`: one entry a label, 0 drops it). Items keep their numbers, also those left without any. */
export function selectLabels(matrix: LabelMatrix, keep: ArrayLike<number>): LabelMatrix {
  const start = new Uint32Array(matrix.itemCount + 1);
  const annotator = new Uint16Array(matrix.label.length);
  const label = new Uint16Array(matrix.label.length);
  let kept = 0;
  for (let item = 0; item < matrix.itemCount; item += 1) {
    for (let at = matrix.start[item]!; at < matrix.start[item + 1]!; at += 1) {
      if (keep[at] === 0) continue;
      annotator[kept] = matrix.annotator[at]!;
      label[kept++] = matrix.label[at]!;
    }
    start[item + 1] = kept;
  }
  return { ...matrix, start, annotator: annotator.slice(0, kept), label: label.slice(0, kept) };
}
