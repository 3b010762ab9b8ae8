import type { Resampler } from './resampleCells';

/**
 * The same for items that belong together (sentences of a document, clips of a speaker): groups are drawn with replacement, as many as there are, all items of a
 * group together, so a sample has more or fewer items than the data. `group`: a number from 0 for each item; `cell`: the cell of each, below `cells`.
 */
export function resampleGroups(group: ArrayLike<number>, cell: ArrayLike<number>, cells: number): Resampler {
  const numberOf = new Map<number, number>();
  const entries = new Map<number, number>();
  for (let at = 0; at < group.length; at += 1) {
    const known = numberOf.get(group[at]!) ?? numberOf.size;
    numberOf.set(group[at]!, known);
    const key = known * cells + cell[at]!;
    entries.set(key, (entries.get(key) ?? 0) + 1);
  }
  const groups = numberOf.size;
  const sorted = [...entries.keys()].sort((a, b) => a - b);
  const start = new Uint32Array(groups + 1);
  for (const key of sorted) start[Math.floor(key / cells) + 1]! += 1;
  for (let at = 0; at < groups; at += 1) start[at + 1]! += start[at]!;
  const [cellOf, count] = [Uint32Array.from(sorted, (key) => key % cells), Uint32Array.from(sorted, (key) => entries.get(key)!)];
  const times = new Uint32Array(groups);
  return {
    units: groups,
    work: groups + sorted.length,
    draw: (random, into) => {
      times.fill(0);
      for (let draw = 0; draw < groups; draw += 1) times[random.nextBelow(groups)]! += 1;
      into.fill(0);
      for (let at = 0; at < groups; at += 1) {
        if (times[at] === 0) continue;
        for (let entry = start[at]!; entry < start[at + 1]!; entry += 1) into[cellOf[entry]!]! += times[at]! * count[entry]!;
      }
    },
  };
}
