import type { LabelMatrix } from './labelMatrix';

/**
 * Of several labels by one annotator for one item only the last is kept: what a person says twice is no agreement between people.
 * Every statistic of agreement between annotators starts with this; consensus methods count each repeat as a vote instead.
 * A matrix without repeats is returned as it is. O(labels).
 */
export function dropRepeats(m: LabelMatrix): LabelMatrix {
  const { itemCount, start, annotator, label } = m;
  const isRepeated = (at: number, end: number) => at + 1 < end && annotator[at + 1] === annotator[at];
  let repeats = 0;
  for (let item = 0; item < itemCount; item += 1) {
    for (let at = start[item]!, end = start[item + 1]!; at < end; at += 1) if (isRepeated(at, end)) repeats += 1;
  }
  if (repeats === 0) return m;
  const keptStart = new Uint32Array(itemCount + 1);
  const keptAnnotator = new Uint16Array(label.length - repeats);
  const keptLabel = new Uint16Array(label.length - repeats);
  let place = 0;
  for (let item = 0; item < itemCount; item += 1) {
    for (let at = start[item]!, end = start[item + 1]!; at < end; at += 1) {
      if (isRepeated(at, end)) continue;
      keptAnnotator[place] = annotator[at]!;
      keptLabel[place] = label[at]!;
      place += 1;
    }
    keptStart[item + 1] = place;
  }
  return { ...m, start: keptStart, annotator: keptAnnotator, label: keptLabel };
}
