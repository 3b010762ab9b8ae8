import { z } from 'zod';
import { TODO_KINDS } from '../domain/todoKind';
import { itemQuery, longText, nothing, rowId, shortText } from './common';
import { define } from './define';

const todo = z.object({
  id: rowId,
  kind: z.enum(TODO_KINDS),
  title: shortText.min(1),
  /** The items it is about; null: none in particular. */
  query: itemQuery.nullable(),
  items: z.number().nullable(),
  owner: shortText,
  /** Fraction of overall accuracy. */
  expectedGain: z.number().nullable(),
  notes: longText,
  createdAt: z.number(),
  doneAt: z.number().nullable(),
});
export type Todo = z.infer<typeof todo>;

export const todoMessages = {
  /** Open ones first, by expected gain. */
  'todos.list': define('read', nothing, z.array(todo)),
  'todos.save': define('write', todo.omit({ id: true, createdAt: true, doneAt: true }).extend({ id: rowId.nullable(), isDone: z.boolean() }), todo),
  'todos.remove': define('write', z.object({ id: rowId }), nothing),
};
