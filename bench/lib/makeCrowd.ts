import { buildLabelMatrix, type LabelMatrix } from '../../shared/agreement/labelMatrix';
import { createRandom } from '../../shared/sampling/random';

export interface Crowd {
  readonly matrix: LabelMatrix;
  /** Class of each item. */
  readonly truth: Int32Array;
}

export interface CrowdSize {
  readonly items: number;
  readonly annotators: number;
  readonly classes: number;
  readonly labelsPerItem: number;
  readonly seed: number;
}

/**
 * Labels of a simulated crowd: each item has one class, drawn evenly, and labels by different annotators, drawn evenly; annotator `j` is right with a probability
 * that runs evenly from 0.6 to 0.95, and says one of the other classes, drawn evenly, where wrong. The same for the same sizes and seed.
 */
export function makeCrowd({ items, annotators, classes, labelsPerItem, seed }: CrowdSize): Crowd {
  const random = createRandom(seed);
  const truth = new Int32Array(items);
  const columns = { item: new Uint32Array(items * labelsPerItem), annotator: new Uint32Array(items * labelsPerItem), label: new Uint32Array(items * labelsPerItem) };
  const everyone = Uint32Array.from({ length: annotators }, (_, annotator) => annotator);
  let at = 0;
  for (let item = 0; item < items; item += 1) {
    truth[item] = random.nextBelow(classes);
    for (let place = 0; place < labelsPerItem; place += 1) {
      const other = place + random.nextBelow(annotators - place);
      [everyone[place], everyone[other]] = [everyone[other]!, everyone[place]!];
      const annotator = everyone[place]!;
      const isRight = random.nextFloat() < 0.6 + (0.35 * annotator) / Math.max(1, annotators - 1);
      columns.item[at] = item;
      columns.annotator[at] = annotator;
      columns.label[at] = isRight ? truth[item]! : (truth[item]! + 1 + random.nextBelow(classes - 1)) % classes;
      at += 1;
    }
  }
  return { matrix: buildLabelMatrix({ itemCount: items, annotatorCount: annotators, classCount: classes }, columns), truth };
}
