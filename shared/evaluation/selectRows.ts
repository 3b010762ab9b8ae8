import { NO_CLASS, type EvaluationRows } from './evaluationRows';
import { type CellNumbers, numberKeys, numbersUpTo } from './numberKeys';

/** The cells of the confusion matrix that occur, row by row: actual and predicted class of each. */
export interface Cells {
  readonly classCount: number;
  readonly actual: Int32Array;
  readonly predicted: Int32Array;
}

/** The items asked for, and the cell that each falls into. */
export interface SelectedRows {
  /** By item of the project: its cell; `counts.length` where it does not count in rates, the number after that where it is not asked for. */
  readonly cell: CellNumbers;
  readonly cells: Cells;
  /** Items in each cell. */
  readonly counts: Float64Array;
  /** How many items are asked for: n + abstained + missing. */
  readonly asked: number;
  /** Which, ascending; listed when it is wanted first. */
  readonly items: () => Uint32Array;
  /** Evaluated items: the sum of `counts`. */
  readonly n: number;
  readonly abstained: number;
  readonly missingGold: number;
  /** With gold. */
  readonly missingPrediction: number;
}

/** What an item outside the rates is, as numbers after those of the cells. */
const OUTSIDE = { missingGold: 0, missingPrediction: 1, abstained: 2 } as const;
const KINDS_OUTSIDE = 3;

/**
 * Which items count, and as what? `mask`: an entry an item, 1: asked for, 0: not. An item without gold is missing, else one without a prediction; else it is abstained
 * where either class is no answer; else it is evaluated. Two passes that decide nothing item by item: a wrong guess of the processor costs more than counting what is
 * not asked for too.
 */
export function selectRows(data: EvaluationRows, mask: Uint8Array): SelectedRows {
  const { numbers, used } = numberAll(data);
  const none = used.length;
  const width = none + KINDS_OUTSIDE;
  // counters of items not asked for first, then of those that are
  const counters = new Int32Array(2 * width);
  for (let item = 0; item < numbers.length; item += 1) counters[numbers[item]! + (-mask[item]! & width)]! += 1;
  const asked = counters.subarray(width);
  const occurring = Array.from(used.keys()).filter((number) => asked[number]! > 0);
  const cellOf = numbersUpTo(2 * width, occurring.length + 1).fill(occurring.length + 1, 0, width).fill(occurring.length, width);
  occurring.forEach((number, place) => (cellOf[width + number] = place));
  const cell = numbersUpTo(numbers.length, occurring.length + 1);
  for (let item = 0; item < cell.length; item += 1) cell[item] = cellOf[numbers[item]! + (-mask[item]! & width)]!;
  const askedCount = asked.reduce((sum, count) => sum + count, 0);
  const counts = Float64Array.from(occurring, (number) => asked[number]!);
  const outside = (kind: keyof typeof OUTSIDE) => asked[none + OUTSIDE[kind]]!;
  return {
    cell,
    cells: { classCount: data.classCount, actual: Int32Array.from(occurring, (number) => Math.floor(used[number]! / data.classCount)), predicted: Int32Array.from(occurring, (number) => used[number]! % data.classCount) },
    counts,
    asked: askedCount,
    items: listOnce(mask, askedCount),
    n: counts.reduce((sum, count) => sum + count, 0),
    abstained: outside('abstained'),
    missingGold: outside('missingGold'),
    missingPrediction: outside('missingPrediction'),
  };
}

function listOnce(mask: Uint8Array, count: number): () => Uint32Array {
  let items: Uint32Array | undefined;
  return () => (items ??= list(mask, count));
}

function list(mask: Uint8Array, count: number): Uint32Array {
  // one place more: what is not asked for is written too, and then written over
  const items = new Uint32Array(count + 1);
  let at = 0;
  for (let item = 0; item < mask.length; item += 1) {
    items[at] = item;
    at += mask[item]!;
  }
  return items.subarray(0, count);
}

interface Numbered {
  /** Of the gold labels that it is of. */
  readonly actual: Int16Array;
  readonly classCount: number;
  /** By item: its cell among those that occur in the project, `used.length` and more where it is outside the rates. */
  readonly numbers: CellNumbers;
  /** actual x class count + predicted of each. */
  readonly used: Float64Array;
}

const kept = new WeakMap<Int16Array, Numbered>();

/** Done once for a run and a state of the gold labels: a filter changes the mask alone. */
function numberAll({ itemCount, classCount, actual, predicted }: EvaluationRows): Numbered {
  const known = kept.get(predicted);
  if (known?.actual === actual && known.classCount === classCount) return known;
  const size = classCount ** 2;
  const keys = size < 2 ** 31 ? new Int32Array(itemCount) : new Float64Array(itemCount);
  for (let item = 0; item < itemCount; item += 1) keys[item] = actual[item]! >= 0 && predicted[item]! >= 0 ? actual[item]! * classCount + predicted[item]! : size;
  const { numbers: cells, used } = numberKeys(keys, size);
  const numbers = numbersUpTo(itemCount, used.length + KINDS_OUTSIDE);
  for (let item = 0; item < itemCount; item += 1) numbers[item] = cells[item] === used.length ? used.length + kindOutside(actual[item]!, predicted[item]!) : cells[item]!;
  const found = { actual, classCount, numbers, used };
  kept.set(predicted, found);
  return found;
}

function kindOutside(actual: number, predicted: number): number {
  if (actual === NO_CLASS) return OUTSIDE.missingGold;
  return predicted === NO_CLASS ? OUTSIDE.missingPrediction : OUTSIDE.abstained;
}
