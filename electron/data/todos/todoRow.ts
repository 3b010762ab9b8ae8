import type { Database } from 'better-sqlite3';
import type { Todo } from '../../../shared/contract/todos';

export interface TodoRow {
  readonly id: number;
  readonly uid: string;
  readonly kind: Todo['kind'];
  readonly title: string;
  readonly query: string | null;
  readonly items: number | null;
  readonly owner: string;
  readonly expected_gain: number | null;
  readonly notes: string;
  readonly created_at: number;
  readonly done_at: number | null;
  readonly removed: 0 | 1;
}

/** The row as it was before the step; null: the step made it. */
export interface TodoUndo {
  readonly id: number;
  readonly before: TodoRow | null;
}

export function findTodoRow(db: Database, id: number): TodoRow | undefined {
  return db.prepare<[number], TodoRow>('SELECT * FROM todo WHERE id = ?').get(id);
}

export function writeTodoRow(db: Database, row: TodoRow): void {
  db.prepare(
    `INSERT OR REPLACE INTO todo (id, uid, kind, title, query, items, owner, expected_gain, notes, created_at, done_at, removed)
     VALUES (@id, @uid, @kind, @title, @query, @items, @owner, @expected_gain, @notes, @created_at, @done_at, @removed)`,
  ).run(row);
}
