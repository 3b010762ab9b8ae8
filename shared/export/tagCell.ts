/** Several values of one tag in a CSV cell: joined by `|`; a `|` or `\` inside a value has a backslash before it. */
export function joinTagValues(values: readonly string[]): string {
  return values.map((value) => value.replace(/[|\\]/g, '\\$&')).join('|');
}

/** The values that `joinTagValues` was given; none for the empty cell. A lone backslash stands for itself. */
export function splitTagValues(cell: string): string[] {
  if (cell === '') return [];
  const values: string[] = [];
  let value = '';
  for (let at = 0; at < cell.length; at++) {
    const character = cell[at]!;
    const next = cell[at + 1];
    if (character === '\\' && (next === '|' || next === '\\')) {
      value += next;
      at++;
    } else if (character === '|') {
      values.push(value);
      value = '';
    } else value += character;
  }
  return [...values, value];
}
