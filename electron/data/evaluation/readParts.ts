import type { Database } from 'better-sqlite3';
import type { Pause } from '../../../shared/metrics/measure';

const PAUSE_EVERY_MS = 10;

/**
 * Reads part after part what is kept while the file is unchanged, with pauses between them, so that the first analysis of a large project can be taken back. What is
 * computed with is read afterwards, in one go: what changed meanwhile is read again there.
 */
export async function readParts(db: Database, parts: readonly (() => unknown)[], pause: Pause): Promise<void> {
  // In a transaction that might write nothing is kept (keptWhileUnchanged).
  if (!db.readonly) return;
  let pausedAt = performance.now();
  for (const part of parts) {
    db.transaction(part)();
    // what is kept already takes no time worth a pause
    if (performance.now() - pausedAt < PAUSE_EVERY_MS) continue;
    await pause(null, 'reading');
    pausedAt = performance.now();
  }
}
