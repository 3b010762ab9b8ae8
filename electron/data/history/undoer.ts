import type { Database } from 'better-sqlite3';
import type { Topic } from '../../../shared/contract/wire';
import type { WriteContext } from '../handler';

/**
 * Takes one step back, inside the transaction of `history.undo`. `payload` is what the step's write put into its `undo` record,
 * read from JSON: parse it. `context.undoneSeq` is the step's `operation.seq`, for `operation_before`.
 */
export type Undoer = (db: Database, payload: unknown, context: WriteContext & { readonly undoneSeq: number }) => { readonly changed: readonly Topic[] };
