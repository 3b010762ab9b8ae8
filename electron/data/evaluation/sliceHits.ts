import type { TagCodes } from '../../../shared/evaluation/evaluationRows';
import type { HumanHits } from './readEvaluation';

export interface HitSum {
  readonly annotations: number;
  readonly correct: number;
}

/** Annotations that can be judged, right ones, and those that were judged against gold (`plain`), of the items asked for. */
export function sumHits({ itemIds, annotations, correct, isPlain }: HumanHits, isAsked: (item: number) => boolean): HitSum & { readonly plain: number } {
  let [all, right, plain] = [0, 0, 0];
  for (let at = 0; at < itemIds.length; at += 1) {
    if (annotations[at] === 0 || !isAsked(itemIds[at]! - 1)) continue;
    all += annotations[at]!;
    right += correct[at]!;
    if (isPlain[at] === 1) plain += annotations[at]!;
  }
  return { annotations: all, correct: right, plain };
}

/** The same for each value of a tag key. */
export function sliceHits({ itemIds, annotations, correct }: HumanHits, { values, codes, more }: TagCodes, mask: Uint8Array): HitSum[] {
  const [all, right] = [new Float64Array(values.length), new Float64Array(values.length)];
  const hitsOf = new Map<number, number>();
  for (let at = 0; at < itemIds.length; at += 1) {
    const item = itemIds[at]! - 1;
    if (annotations[at] === 0 || mask[item] === 0) continue;
    if (more.item.length > 0) hitsOf.set(item, at);
    const code = codes[item]!;
    if (code === -1) continue;
    all[code]! += annotations[at]!;
    right[code]! += correct[at]!;
  }
  more.item.forEach((item, entry) => {
    const at = hitsOf.get(item);
    if (at === undefined) return;
    all[more.code[entry]!]! += annotations[at]!;
    right[more.code[entry]!]! += correct[at]!;
  });
  return values.map((_, code) => ({ annotations: all[code]!, correct: right[code]! }));
}
