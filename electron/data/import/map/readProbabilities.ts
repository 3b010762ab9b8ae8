import { parseNumber } from '../../items/parseNumber';

/** How far the sum of a row, or one of its values, may be from what it should be: what rounding in a file leaves. */
const TOLERANCE = 1e-3;
/** 0.999 is 0.001 from 1, but not in binary. */
const SLACK = 1e-9;

export interface ProbabilityFault {
  readonly code: string;
  readonly what: string;
  readonly column?: string;
  readonly found?: string;
}

/**
 * One row of probabilities, divided by its sum. Null: none of its cells says anything. `sparse`: an empty cell is a 0.
 * A fault: a cell that is empty, no number, negative or above 1, or a sum further than 0.001 from 1.
 */
export function readProbabilities(cells: readonly { readonly name: string; readonly text: string }[], sparse: boolean): { readonly values: readonly number[] | null } | { readonly fault: ProbabilityFault } {
  if (cells.every(({ text }) => text === '')) return { values: null };
  const values: number[] = [];
  for (const { name, text } of cells) {
    const value = text === '' && sparse ? 0 : parseNumber(text);
    const fault = text === '' && !sparse ? 'is empty' : value === null ? 'is no number' : value < 0 ? 'is negative' : value > 1 + TOLERANCE + SLACK ? 'is above 1' : null;
    if (fault !== null) return { fault: { code: text === '' ? 'probability.empty' : value === null ? 'probability.noNumber' : 'probability.range', what: `has a probability in "${name.slice(0, 60)}" that ${fault}${text === '' ? '' : `: ${text.slice(0, 40)}`}`, column: name, found: text } };
    // no negative zero
    values.push(value! + 0);
  }
  const sum = addUp(values);
  if (Math.abs(sum - 1) > TOLERANCE + SLACK) {
    return { fault: { code: 'probability.sum', what: `has probabilities that add up to ${Number(sum.toPrecision(6))}; it must be 1, give or take ${TOLERANCE}`, found: cells.map(({ name, text }) => `${name}=${text}`).join(' ') } };
  }
  return { values: values.map((value) => value / sum) };
}

/** The sum as if it were rounded once (Neumaier): 0.6 + 0.3 + 0.1 is 1, and such a row stays as it is to the last bit. */
function addUp(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
