import type { LabelMatrix } from '../agreement/labelMatrix';

/** Of each annotator's labels the share that is equal to the given class of its item (-1: not counted); NaN where nothing is counted. */
export function shareEqual(m: LabelMatrix, label: Int32Array): Float64Array {
  const counted = new Float64Array(m.annotatorCount);
  const equal = new Float64Array(m.annotatorCount);
  for (let item = 0; item < m.itemCount; item += 1) {
    if (label[item] === -1) continue;
    for (let at = m.start[item]!, end = m.start[item + 1]!; at < end; at += 1) {
      counted[m.annotator[at]!]! += 1;
      if (m.label[at] === label[item]) equal[m.annotator[at]!]! += 1;
    }
  }
  return equal.map((n, annotator) => n / counted[annotator]!);
}
