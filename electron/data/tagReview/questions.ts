import type { Database } from 'better-sqlite3';
import type { TagQuestion } from '../../../shared/contract/tagReview';
import { cachedStatements } from '../db/cachedStatements';
import { Refusal } from '../refusal';

type Row = Omit<TagQuestion, 'yes' | 'no'>;

const QUESTION = 'SELECT id, key, value, hotkey FROM tag_question WHERE removed = 0';

/** In the order in which they were added. */
export function listQuestions(db: Database): TagQuestion[] {
  return db.prepare<[], Row>(`${QUESTION} ORDER BY id`).all().map((row) => withCounts(db, row));
}

/** Throws `Refusal` when it is not there (any more). */
export function getQuestion(db: Database, id: number): TagQuestion {
  return withCounts(db, getAsked(db, id));
}

/** The question itself, nothing counted: for what is done at each key press. Throws `Refusal` when it is not there (any more). */
export function getAsked(db: Database, id: number): Row {
  const row = statements(db).question.get(id);
  if (!row) throw new Refusal('unknownQuestion', 'This tag is not asked for any more. Nothing was changed.');
  return row;
}

const statements = cachedStatements((db) => ({ question: db.prepare<[number], Row>(`${QUESTION} AND id = ?`) }));

/** Whether the key is free, but for the question `id` itself. Throws `Refusal` when another question has it. */
export function checkHotkey(db: Database, hotkey: string | null, id: number | null): void {
  const other = listQuestions(db).find((question) => question.hotkey !== null && question.hotkey === hotkey && question.id !== id);
  if (other) throw new Refusal('hotkeyTaken', `The key ${hotkey!.toUpperCase()} answers ${other.key}=${other.value} already. Nothing was changed; choose another one.`);
}

function withCounts(db: Database, row: Row): TagQuestion {
  const { answered, yes } = db.prepare<[number], { answered: number; yes: number }>('SELECT count(*) AS answered, ifnull(sum(yes), 0) AS yes FROM tag_answer WHERE question_id = ?').get(row.id)!;
  return { ...row, yes, no: answered - yes };
}
