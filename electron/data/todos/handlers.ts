import type { Database } from 'better-sqlite3';
import type { Todo } from '../../../shared/contract/todos';
import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';
import { findTodoRow, type TodoRow, type TodoUndo, writeTodoRow } from './todoRow';

export const todosReads: Pick<HandlerTable<'read'>, 'todos.list'> = {
  'todos.list': (db) =>
    db
      .prepare<[], TodoRow>('SELECT * FROM todo WHERE removed = 0 ORDER BY done_at IS NOT NULL, expected_gain IS NULL, expected_gain DESC, id')
      .all()
      .map(toTodo),
};

export const todosWrites: Pick<HandlerTable<'write'>, 'todos.save' | 'todos.remove'> = {
  'todos.save': (db, { id, isDone, ...input }, { operationId, now }) => {
    const before = id === null ? null : knownTodo(db, id);
    const row: TodoRow = {
      id: before?.id ?? nextId(db),
      uid: before?.uid ?? operationId,
      kind: input.kind,
      title: input.title,
      query: input.query === null ? null : JSON.stringify(input.query),
      items: input.items,
      owner: input.owner,
      expected_gain: input.expectedGain,
      notes: input.notes,
      created_at: before?.created_at ?? now,
      done_at: isDone ? (before?.done_at ?? now) : null,
      removed: 0,
    };
    writeTodoRow(db, row);
    return { output: toTodo(row), changed: ['todos', 'history'], undo: undo({ id: row.id, before }, `To-do “${row.title}”`) };
  },
  'todos.remove': (db, { id }) => {
    const before = knownTodo(db, id);
    writeTodoRow(db, { ...before, removed: 1 });
    return { output: {}, changed: ['todos', 'history'], undo: undo({ id, before }, `Removal of the to-do “${before.title}”`) };
  },
};

function undo(payload: TodoUndo, title: string) {
  return { type: 'todo', payload, title, annotatorId: null };
}

function knownTodo(db: Database, id: number): TodoRow {
  const row = findTodoRow(db, id);
  if (!row || row.removed === 1) throw new Refusal('unknownTodo', 'This to-do is not in the project any more. Nothing was changed.');
  return row;
}

function nextId(db: Database): number {
  return db.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM todo').pluck().get()!;
}

function toTodo(row: TodoRow): Todo {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    query: row.query === null ? null : (JSON.parse(row.query) as Todo['query']),
    items: row.items,
    owner: row.owner,
    expectedGain: row.expected_gain,
    notes: row.notes,
    createdAt: row.created_at,
    doneAt: row.done_at,
  };
}
