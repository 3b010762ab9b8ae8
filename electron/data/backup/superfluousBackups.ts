import type { BackupFile } from './backupFiles';

const KEPT_OF_TODAY = 3;
const KEPT_IN_ALL = 14;

/**
 * Which of these backups may go: kept are the newest three of today and the newest of each other day, fourteen in all. Days are
 * those of this computer's clock; a backup of a day to come (the clock went back) counts as a day of its own. `now` in epoch milliseconds.
 */
export function superfluousBackups<B extends Pick<BackupFile, 'at'>>(backups: readonly B[], now: number): B[] {
  const newestFirst = [...backups].sort((one, other) => other.at - one.at);
  const today = dayOf(now);
  const onDay = new Map<string, number>();
  let kept = 0;
  return newestFirst.filter(({ at }) => {
    const day = dayOf(at);
    const ofDay = (onDay.get(day) ?? 0) + 1;
    onDay.set(day, ofDay);
    const isKept = ofDay <= (day === today ? KEPT_OF_TODAY : 1) && kept < KEPT_IN_ALL;
    if (isKept) kept += 1;
    return !isKept;
  });
}

const dayOf = (at: number) => new Date(at).toDateString();
