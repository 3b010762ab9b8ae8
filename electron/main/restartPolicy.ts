const WINDOW_MS = 10_000;
const MAX_EXITS = 5;
const DELAYS_MS = [0, 100, 200, 400];

/**
 * How long to wait before a service is started again, in milliseconds: at once the first time, then a little longer each time.
 * Null: it ended five times within 10 seconds, so starting it again will not help (one that works
 * for some seconds each time does help: unsaved answers get through). `exits`: when it ended, oldest first, the
 * last one now.
 */
export function restartDelay(exits: readonly number[]): number | null {
  const now = exits.at(-1) ?? 0;
  const recent = exits.filter((at) => now - at < WINDOW_MS).length;
  return recent >= MAX_EXITS ? null : (DELAYS_MS[recent - 1] ?? 0);
}
