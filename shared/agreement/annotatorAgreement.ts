import { measured, notDefined, type Measure } from '../metrics/measure';
import { dropRepeats } from './dropRepeats';
import type { LabelMatrix } from './labelMatrix';

export interface AnnotatorAgreement {
  /** Labels of this annotator, repeats included. */
  readonly labels: number;
  /** Items of theirs that someone else labelled too. */
  readonly overlapped: number;
  readonly agreementWithOthers: Measure;
}

/**
 * Who sees things differently from the others?
 *
 * Per annotator: of all pairs (their label, another annotator's label of the same item), the share that agree. An item with more other
 * labels weighs more. Of repeats by one annotator the last counts.
 *
 * Returns one entry an annotator, in order; 0 (never) to 1 (always). Undefined where nobody else labelled their items.
 * Don't take it for being right: who is right against a majority that is wrong looks bad here; look at gold questions too.
 *
 * Example: 00- 111 22- 01- 1-1 2-2 001 -20 -> .777778 .625 .571429. Reference: "agreement with other annotators" (s_j) of CROWDLAB,
 * Goh, Tkachenko and Mueller 2022, arXiv:2210.06812. Compared with cleanlab.
 */
export function annotatorAgreement(matrix: LabelMatrix): AnnotatorAgreement[] {
  const m = dropRepeats(matrix);
  const overlapped = new Float64Array(m.annotatorCount);
  const equal = new Float64Array(m.annotatorCount);
  const pairs = new Float64Array(m.annotatorCount);
  const seen = new Uint32Array(m.classCount);
  for (let item = 0; item < m.itemCount; item += 1) {
    const [from, end] = [m.start[item]!, m.start[item + 1]!];
    if (end - from < 2) continue;
    for (let at = from; at < end; at += 1) seen[m.label[at]!]! += 1;
    for (let at = from; at < end; at += 1) {
      const annotator = m.annotator[at]!;
      overlapped[annotator]! += 1;
      equal[annotator]! += seen[m.label[at]!]! - 1;
      pairs[annotator]! += end - from - 1;
    }
    for (let at = from; at < end; at += 1) seen[m.label[at]!] = 0;
  }
  const labels = new Float64Array(m.annotatorCount);
  for (const annotator of matrix.annotator) labels[annotator]! += 1;
  return Array.from(labels, (all, annotator) => ({
    labels: all,
    overlapped: overlapped[annotator]!,
    agreementWithOthers: pairs[annotator] === 0 ? notDefined('nobody else labelled their items') : measured(equal[annotator]! / pairs[annotator]!),
  }));
}
