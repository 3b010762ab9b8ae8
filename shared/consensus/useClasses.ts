import type { LabelMatrix } from '../agreement/labelMatrix';
import { mapClasses } from '../agreement/mapClasses';
import type { Consensus } from './consensus';

export interface UsedClasses {
  /** The matrix over the used classes alone, in their order. */
  readonly matrix: LabelMatrix;
  /** Class in the schema of each used class. */
  readonly classes: Int32Array;
  /** Used class of each class in the schema, -1 for none. */
  readonly placeOf: Int32Array;
}

/** The matrix over the classes that occur in it or in `pinned`: a class that nobody uses is to change nothing, and to cost nothing. */
export function useClasses(m: LabelMatrix, pinned?: Int32Array): UsedClasses {
  const isUsed = new Uint8Array(m.classCount);
  for (const value of m.label) isUsed[value] = 1;
  if (pinned) for (const value of pinned) if (value >= 0) isUsed[value] = 1;
  const classes = Int32Array.from(isUsed.keys()).filter((value) => isUsed[value] === 1);
  const placeOf = new Int32Array(m.classCount).fill(-1);
  classes.forEach((value, place) => (placeOf[value] = place));
  return { matrix: classes.length === m.classCount ? m : mapClasses(m, placeOf, classes.length), classes, placeOf };
}

/** A consensus over the used classes, told in those of the schema; a class that nobody uses has probability 0. */
export function tellInSchema(found: Consensus, used: UsedClasses): Consensus {
  const [k, all] = [used.classes.length, used.placeOf.length];
  if (k === all) return found;
  const spread = (values: Float64Array, rows: number) => {
    const out = new Float64Array(rows * all);
    for (let at = 0; at < values.length; at += 1) out[Math.floor(at / k) * all + used.classes[at % k]!] = values[at]!;
    return out;
  };
  return {
    ...found,
    label: found.label.map((value) => (value === -1 ? -1 : used.classes[value]!)),
    posterior: markUndefined(spread(found.posterior, found.label.length), found.label, all),
    confusion: found.confusion && spreadConfusion(found.confusion, used),
    classPriors: found.classPriors && spread(found.classPriors, 1),
  };
}

function markUndefined(posterior: Float64Array, label: Int32Array, classCount: number): Float64Array {
  label.forEach((value, item) => value === -1 && posterior.fill(Number.NaN, item * classCount, (item + 1) * classCount));
  return posterior;
}

function spreadConfusion(confusion: Float64Array, { classes, placeOf }: UsedClasses): Float64Array {
  const [k, all] = [classes.length, placeOf.length];
  const annotators = confusion.length / k ** 2;
  const out = new Float64Array(annotators * all ** 2).fill(Number.NaN);
  for (let annotator = 0; annotator < annotators; annotator += 1) {
    for (let row = 0; row < k; row += 1) {
      const from = annotator * k * k + row * k;
      if (Number.isNaN(confusion[from]!)) continue;
      const to = annotator * all * all + classes[row]! * all;
      out.fill(0, to, to + all);
      for (let column = 0; column < k; column += 1) out[to + classes[column]!] = confusion[from + column]!;
    }
  }
  return out;
}
