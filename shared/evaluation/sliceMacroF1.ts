import { macroF1 } from './cellMargins';
import type { Cells } from './selectRows';
import type { Slice } from './sliceCells';

/** Macro F1 of a slice, over the classes that are true or predicted in it; null without items. */
export function sliceMacroF1({ classCount, actual, predicted }: Cells, { cell, counts, support }: Slice): number | null {
  if (support === 0) return null;
  const margins = { support: new Float64Array(classCount), predicted: new Float64Array(classCount), hits: new Float64Array(classCount) };
  for (let at = 0; at < cell.length; at += 1) {
    const count = counts[at]!;
    const a = actual[cell[at]!]!;
    const p = predicted[cell[at]!]!;
    margins.support[a]! += count;
    margins.predicted[p]! += count;
    if (a === p) margins.hits[a]! += count;
  }
  return macroF1(margins);
}
