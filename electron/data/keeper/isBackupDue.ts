export interface SinceBackup {
  /** Something was written to the project. */
  readonly changed: boolean;
  /** Events that the log has more. */
  readonly events: number;
  /** Milliseconds since it was begun, or since the project was opened. */
  readonly begunAgo: number;
  /** Milliseconds since it ended, and how long it took. */
  readonly endedAgo: number;
  readonly took: number;
}

const EVERY_MS = 10 * 60_000;
const EVERY_EVENTS = 200;
/** A large project's backups keep the disk busy for at most a twentieth of the time. */
const REST = 20;

/** Whether another backup should be made. */
export function isBackupDue({ changed, events, begunAgo, endedAgo, took }: SinceBackup): boolean {
  return changed && endedAgo >= REST * took && (events >= EVERY_EVENTS || begunAgo >= EVERY_MS);
}
