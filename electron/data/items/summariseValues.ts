import type { ColumnStats } from '../../../shared/contract/items';
import { parseNumber } from './parseNumber';

const TOP = 50;
const BINS = 20;

/** Distribution of a column from how often each value occurs; numeric figures only where every value is a number. */
export function summariseValues(counts: ReadonlyMap<string, number>): Pick<ColumnStats, 'distinct' | 'top' | 'numeric'> {
  const top = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  return { distinct: counts.size, top: top.slice(0, TOP), numeric: summariseNumbers(counts) };
}

/** The same for numbers of which nearly every item has its own: they are sorted, not counted by their texts. */
export function summariseFloats(values: Float64Array): Pick<ColumnStats, 'distinct' | 'top' | 'numeric'> {
  const sorted = values.slice().sort();
  const numbers: { value: number; count: number }[] = [];
  for (const value of sorted) {
    const last = numbers.at(-1);
    if (last?.value === value) last.count += 1;
    else numbers.push({ value, count: 1 });
  }
  const top = [...numbers].sort((a, b) => b.count - a.count).slice(0, TOP);
  return { distinct: numbers.length, top: top.map(({ value, count }) => ({ value: String(value), count })), numeric: numbers.length === 0 ? null : describeNumbers(numbers) };
}

function summariseNumbers(counts: ReadonlyMap<string, number>): ColumnStats['numeric'] {
  const numbers: { readonly value: number; readonly count: number }[] = [];
  for (const [text, count] of counts) {
    const value = parseNumber(text);
    if (value === null) return null;
    numbers.push({ value, count });
  }
  if (numbers.length === 0) return null;
  numbers.sort((a, b) => a.value - b.value);
  return describeNumbers(numbers);
}

/** Of ascending numbers. */
function describeNumbers(numbers: readonly { readonly value: number; readonly count: number }[]): NonNullable<ColumnStats['numeric']> {
  const total = numbers.reduce((sum, { count }) => sum + count, 0);
  const min = numbers[0]!.value;
  const max = numbers.at(-1)!.value;
  const atRank = (rank: number) => {
    let seen = 0;
    for (const { value, count } of numbers) if ((seen += count) > rank) return value;
    return max;
  };
  return {
    min,
    median: (atRank(Math.floor((total - 1) / 2)) + atRank(Math.floor(total / 2))) / 2,
    mean: numbers.reduce((mean, { value, count }) => mean + value * (count / total), 0),
    max,
    bins: toBins(numbers, min, max),
  };
}

/** Equally wide bins from min to max, each `[from, to)`, the last one closed; a single one where all values are equal. */
function toBins(numbers: readonly { readonly value: number; readonly count: number }[], min: number, max: number): { from: number; to: number; count: number }[] {
  const bins = min === max ? 1 : BINS;
  const width = max / bins - min / bins;
  const result = Array.from({ length: bins }, (_, bin) => ({ from: min + bin * width, to: bin === bins - 1 ? max : min + (bin + 1) * width, count: 0 }));
  for (const { value, count } of numbers) result[width > 0 ? Math.min(bins - 1, Math.max(0, Math.floor((value - min) / width))) : 0]!.count += count;
  return result;
}
