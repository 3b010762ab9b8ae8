import type { Database } from 'better-sqlite3';
import type { Input, MessageNameOf, Output } from '../../shared/contract';
import type { ReadHandler } from './handler';
import { scanHandlers } from './handlers';

/** Runs one scan; all its statements see one state of the file, whatever is written meanwhile. */
export function runScan<N extends MessageNameOf<'scan'>>(db: Database, name: N, input: Input<N>): Output<N> {
  const handler = scanHandlers[name] as ReadHandler<N>;
  return db.transaction(() => handler(db, input))();
}
