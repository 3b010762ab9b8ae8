import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { DisagreementItem } from '../../../shared/contract/settling';
import { cachedStatements } from '../db/cachedStatements';
import { readGoldHistory } from '../gold/readGoldHistory';
import { findItemContent } from '../items/itemContent';
import { Refusal } from '../refusal';
import { readDiscussion } from './discussion';

type Answer = DisagreementItem['answers'][number];

/** All that somebody who decides about an item looks at, but for the posterior and similar items, which take longer. */
export function readDisagreementItem(db: Database, itemId: number): DisagreementItem {
  const content = findItemContent(db, itemId);
  if (!content) throw new Refusal('unknownItem', `This project has no item ${itemId} any more. Choose another one.`);
  const { answers, state } = statements(db);
  return { content, ...state.get(itemId)!, answers: shuffle(itemId, answers.all(itemId)), discussion: readDiscussion(db, itemId), gold: readGoldHistory(db, itemId) };
}

/** An order of its own for each item: first or last place must not tell who somebody is. */
function shuffle(itemId: number, answers: readonly Answer[]): Answer[] {
  const keyed = answers.map((answer) => ({ answer, key: createHash('sha1').update(`${itemId} ${answer.annotatorId}`).digest('hex') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ answer }) => answer);
}

const statements = cachedStatements((db) => ({
  state: db.prepare<[number], Pick<DisagreementItem, 'decision' | 'goldClassUid'>>('SELECT decision, c.uid AS goldClassUid FROM item_state LEFT JOIN class c ON c.id = gold_class_id WHERE item_id = ?'),
  // the class of `current_label`, not of the event: classes may have been merged since
  answers: db.prepare<[number], Answer>(
    `SELECT a.id AS annotatorId, a.name AS annotator, l.kind, c.uid AS classUid, coalesce(e.note, '') AS note, coalesce(e.created_at, 0) AS createdAt
     FROM current_label l JOIN annotator a ON a.id = l.annotator_id LEFT JOIN annotation e ON e.seq = l.seq LEFT JOIN class c ON c.id = l.class_id
     WHERE l.item_id = ? AND l.kind <> 'skip'`,
  ),
}));
