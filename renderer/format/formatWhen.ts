const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** "3 minutes ago", "yesterday", "12 Mar 2026": how long ago, for lists. Epoch milliseconds. */
export function formatWhen(at: number, now: number): string {
  const ago = now - at;
  if (ago < MINUTE) return 'just now';
  if (ago < 60 * MINUTE) return count(ago / MINUTE, 'minute');
  if (ago < DAY) return count(ago / (60 * MINUTE), 'hour');
  if (ago < 2 * DAY) return 'yesterday';
  if (ago < 14 * DAY) return count(ago / DAY, 'day');
  return new Date(at).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });
}

function count(value: number, unit: string): string {
  const whole = Math.floor(value);
  return `${whole} ${unit}${whole === 1 ? '' : 's'} ago`;
}
