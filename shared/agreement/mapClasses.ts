import type { LabelMatrix } from './labelMatrix';

/**
 * The matrix under other classes: two merged into one, some left out. What agreement would be after a change of the schema, before it is made.
 * `to`: the new class of each class, -1 leaves its labels out; `classCount`: how many classes there are then (default: as many as before).
 * Throws RangeError where a new class is not below it. O(labels).
 */
export function mapClasses(m: LabelMatrix, to: Int32Array, classCount: number = m.classCount): LabelMatrix {
  if (to.length !== m.classCount) throw new RangeError(`${to.length} new classes for ${m.classCount}`);
  const wrong = to.find((value) => value < -1 || value >= classCount);
  if (wrong !== undefined) throw new RangeError(`class ${wrong} of ${classCount}`);
  const start = new Uint32Array(m.itemCount + 1);
  const annotator = new Uint16Array(m.label.length);
  const label = new Uint16Array(m.label.length);
  let place = 0;
  for (let item = 0; item < m.itemCount; item += 1) {
    for (let at = m.start[item]!, end = m.start[item + 1]!; at < end; at += 1) {
      const value = to[m.label[at]!]!;
      if (value === -1) continue;
      annotator[place] = m.annotator[at]!;
      label[place] = value;
      place += 1;
    }
    start[item + 1] = place;
  }
  return { ...m, classCount, start, annotator: annotator.slice(0, place), label: label.slice(0, place) };
}
