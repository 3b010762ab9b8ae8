import type { Database } from 'better-sqlite3';
import type { Output } from '../../../shared/contract';

/** How many vectors the project keeps, and how many bytes of its file they take. */
export function heldFeatures(db: Database): Output<'features.held'> {
  return db.prepare<[], Output<'features.held'>>('SELECT count(*) AS vectors, ifnull(sum(length(vector)), 0) AS bytes FROM feature').get()!;
}
