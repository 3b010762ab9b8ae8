import type { Undoer } from '../history/undoer';
import { findTodoRow, type TodoUndo, writeTodoRow } from './todoRow';

/** A to-do is again what it was; a new one goes. */
export const undoTodo: Undoer = (db, payload) => {
  const { id, before } = payload as TodoUndo;
  const row = before ?? findTodoRow(db, id);
  if (row) writeTodoRow(db, before ?? { ...row, removed: 1 });
  return { changed: ['todos'] };
};
