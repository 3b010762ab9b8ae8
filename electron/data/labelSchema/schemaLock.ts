import type { Database } from 'better-sqlite3';
import { Refusal } from '../refusal';

/** Why this copy's classes cannot be changed; null: they can. What a work package's classes mean is decided where it came from. */
export function whyLocked(db: Database): string | null {
  const isPackage = db.prepare("SELECT 1 FROM project WHERE key = 'packageUid'").get() !== undefined;
  return isPackage ? 'This project is a work package: its classes are those of the project that it came from, and are changed there.' : null;
}

/** Throws where the classes cannot be changed. */
export function refuseInPackage(db: Database): void {
  const reason = whyLocked(db);
  if (reason !== null) throw new Refusal('workPackage', `${reason} Nothing was changed here.`);
}
