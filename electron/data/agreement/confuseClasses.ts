import { annotatorConfusion } from '../../../shared/agreement/annotatorConfusion';
import type { LabelMatrix } from '../../../shared/agreement/labelMatrix';
import { mapClasses } from '../../../shared/agreement/mapClasses';
import type { Confusion } from '../../../shared/contract/agreement';
import type { MatrixClass } from './readLabels';

/** More rows than these nobody looks at. */
const MOST_CLASSES = 100;

/**
 * Which class one annotator gives where another gives which: rows as the first of the pair, or, over all, the coincidences of any
 * two labels of an item. `pair`: places of annotators in the matrix. Classes that never occur on items that count are left out; of
 * more than 100 those that are confused least.
 */
export function confuseClasses(matrix: LabelMatrix, classes: readonly MatrixClass[], pair: { readonly a: number; readonly b: number } | null): Confusion {
  const shown = chooseClasses(matrix, pair);
  const placeOf = new Int32Array(classes.length).fill(-1);
  shown.chosen.forEach((index, place) => (placeOf[index] = place));
  const k = shown.chosen.length;
  const cells = k === 0 ? new Float64Array(0) : annotatorConfusion(mapClasses(matrix, placeOf, k), pair ?? undefined);
  return {
    classes: shown.chosen.map((index) => ({ uid: classes[index]!.uid, name: classes[index]!.name, retired: classes[index]!.retired })),
    matrix: Array.from({ length: k }, (_, row) => [...cells.subarray(row * k, (row + 1) * k)]),
    items: shown.items,
    leftOut: shown.leftOut,
  };
}

/** The classes that occur on items that two have labelled, in schema order. */
function chooseClasses(matrix: LabelMatrix, pair: { readonly a: number; readonly b: number } | null): { readonly chosen: readonly number[]; readonly items: number; readonly leftOut: number } {
  const used = new Float64Array(matrix.classCount);
  const confused = new Float64Array(matrix.classCount);
  let items = 0;
  forEachOverlap(matrix, pair, (_, labels) => {
    items += 1;
    const agree = labels.every((label) => label === labels[0]);
    for (const label of labels) {
      used[label]! += 1;
      if (!agree) confused[label]! += 1;
    }
  });
  const occurring = [...used.keys()].filter((index) => used[index]! > 0);
  const worst = [...occurring].sort((x, y) => confused[y]! - confused[x]! || used[y]! - used[x]! || x - y).slice(0, MOST_CLASSES);
  return { chosen: worst.sort((x, y) => x - y), items, leftOut: occurring.length - worst.length };
}

/** Calls back for every item that two annotators (or both of the pair, `a` first) labelled, with its labels. */
export function forEachOverlap(matrix: LabelMatrix, pair: { readonly a: number; readonly b: number } | null, visit: (item: number, labels: ArrayLike<number> & Iterable<number> & { every: (test: (label: number) => boolean) => boolean }) => void): void {
  const two = new Uint16Array(2);
  for (let item = 0; item < matrix.itemCount; item += 1) {
    const [from, to] = [matrix.start[item]!, matrix.start[item + 1]!];
    if (to - from < 2) continue;
    if (!pair) {
      visit(item, matrix.label.subarray(from, to));
      continue;
    }
    let found = 0;
    for (let at = from; at < to; at += 1) {
      if (matrix.annotator[at] === pair.a) {
        two[0] = matrix.label[at]!;
        found |= 1;
      } else if (matrix.annotator[at] === pair.b) {
        two[1] = matrix.label[at]!;
        found |= 2;
      }
    }
    if (found === 3) visit(item, two);
  }
}
