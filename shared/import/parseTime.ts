const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
/** Seconds since 1970 stay below this until the year 5138; milliseconds are above it since March 1973. */
const SECONDS_BELOW = 1e11;
/** Years 0 to 9999: what ISO 8601 writes with four digits, and so what an export can say and an import read again. */
const FIRST = Date.parse('0000-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * A time of an annotation as epoch milliseconds, null where the cell is none: ISO 8601 (without zone: UTC) or a number of
 * seconds or milliseconds since 1970, within the years 0 to 9999 (microseconds are beyond them).
 */
export function parseTime(cell: string): number | null {
  if (/^-?\d+(?:\.\d+)?$/.test(cell)) {
    const number = Number(cell);
    return withinYears(Math.round(Math.abs(number) < SECONDS_BELOW ? number * 1000 : number));
  }
  if (!ISO.test(cell)) return null;
  const iso = cell.replace(' ', 'T');
  const zoned = iso.length === 10 || /(?:Z|[+-]\d{2}:?\d{2})$/.test(iso.slice(10)) ? iso : `${iso}Z`;
  return withinYears(Date.parse(zoned));
}

function withinYears(time: number): number | null {
  return time >= FIRST && time <= LAST ? time : null;
}
