import type { Database } from 'better-sqlite3';
import { ulid } from 'ulid';
import type { Input, MessageNameOf, Output } from '../../shared/contract';
import type { Topic } from '../../shared/contract/wire';
import type { WriteHandler } from './handler';

/**
 * Runs one write: one transaction, the row in `operation` that makes it repeatable and undoable, and only after COMMIT
 * (fsynced, `synchronous=FULL`) the answer. A repeat of an operation id changes nothing and gets the first answer again.
 */
export function runWrite<N extends MessageNameOf<'write'>>(
  db: Database,
  message: N,
  handler: WriteHandler<N>,
  input: Input<N>,
  operationId: string = ulid(),
): { output: Output<N>; changed: readonly Topic[]; operationId: string } {
  // Inside another transaction it would be answered before it is durable.
  if (db.inTransaction) throw new Error(`${message} came in while another transaction was open`);
  const { known, insert, finish } = statements(db);
  return db
    .transaction(() => {
      const earlier = known.get(operationId);
      if (earlier) return { output: JSON.parse(earlier.result) as Output<N>, changed: [], operationId };
      const now = Date.now();
      const operationSeq = Number(insert.run(operationId, message, now).lastInsertRowid);
      const outcome = handler(db, input, { operationId, operationSeq, now });
      const { undo } = outcome;
      finish.run({
        seq: operationSeq,
        annotatorId: undo?.annotatorId ?? null,
        itemId: undo?.itemId ?? null,
        queueId: undo?.queueId ?? null,
        title: undo?.title ?? '',
        result: JSON.stringify(outcome.output),
        undo: undo ? JSON.stringify({ type: undo.type, payload: undo.payload }) : null,
      });
      return { output: outcome.output, changed: outcome.changed, operationId };
    })
    .immediate();
}

function prepare(db: Database) {
  return {
    known: db.prepare<[string], { result: string }>('SELECT result FROM operation WHERE id = ?'),
    insert: db.prepare<[string, string, number]>("INSERT INTO operation (id, message, at, title, result) VALUES (?, ?, ?, '', '')"),
    finish: db.prepare(
      'UPDATE operation SET annotator_id = @annotatorId, item_id = @itemId, queue_id = @queueId, title = @title, result = @result, undo = @undo WHERE seq = @seq',
    ),
  };
}

const prepared = new WeakMap<Database, ReturnType<typeof prepare>>();
function statements(db: Database) {
  let found = prepared.get(db);
  if (!found) prepared.set(db, (found = prepare(db)));
  return found;
}
