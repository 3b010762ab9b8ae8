const WINDOW_MS = 5 * 60_000;

/** Keeps the times of the answers of the last five minutes. */
export function keepRecent(times: readonly number[], now: number): readonly number[] {
  return [...times, now].filter((time) => now - time <= WINDOW_MS);
}

/** Items a minute over the last minutes; null until there are enough answers to say. */
export function itemsPerMinute(times: readonly number[], now: number): number | null {
  const first = times[0];
  if (first === undefined || times.length < 3) return null;
  // n answers span n - 1 intervals
  const minutes = Math.max(now - first, 1_000) / 60_000;
  return (times.length - 1) / minutes;
}

/** "about 25 min left"; null while the pace is unknown. */
export function describeTimeLeft(items: number, perMinute: number | null): string | null {
  if (perMinute === null || perMinute <= 0 || items <= 0) return null;
  const minutes = items / perMinute;
  if (minutes < 1) return 'under a minute left';
  if (minutes < 90) return `about ${Math.round(minutes)} min left`;
  return `about ${Math.round(minutes / 60)} h left`;
}
