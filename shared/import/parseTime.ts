const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
/** Seconds since 1970 stay below this until the year 5138; milliseconds are above it since March 1973. */
const SECONDS_BELOW = 1e11;

/**
 * A time of an annotation as epoch milliseconds, null where the cell is none: ISO 8601 (without zone: UTC) or a number of
 * seconds or milliseconds since 1970.
 */
export function parseTime(cell: string): number | null {
  if (/^-?\d+(?:\.\d+)?$/.test(cell)) {
    const number = Number(cell);
    return Math.round(Math.abs(number) < SECONDS_BELOW ? number * 1000 : number);
  }
  if (!ISO.test(cell)) return null;
  const iso = cell.replace(' ', 'T');
  const zoned = iso.length === 10 || /(?:Z|[+-]\d{2}:?\d{2})$/.test(iso.slice(10)) ? iso : `${iso}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? null : time;
}
