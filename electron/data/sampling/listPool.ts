import type { Database } from 'better-sqlite3';
import type { SampleRequest } from '../../../shared/contract/sampling';
import { findItems } from '../items/findItems';
import { IdSet } from '../items/idSet';
import { readIds } from '../items/readIds';

/**
 * The items that may be chosen: of those a query finds, the ones without a label, an auto-label and a decision that stand in no queue where they wait for their first answer. An answer that is no label to learn from (ambiguous, of an
 * abstain or a retired class) is one all the same, unless only gold labels count. With label-more-or-new also those with a label. Items of the dev and test splits only where the query names their split: what a model is judged on is not chosen by it.
 */
export function listPool(db: Database, { query, strategy, labelSource }: SampleRequest, isLabelled: (itemId: number) => boolean): Uint32Array {
  const again = strategy === 'label-more-or-new';
  const found = findItems(db, { ...query, sort: null });
  const last = found.at(-1) ?? 0;
  const set = (sql: string) => IdSet.of(readIds(db, sql), last);
  const named = new Set(query.filters.filter(({ column, operator }) => column === 'split' && operator === 'is').flatMap(({ values }) => values));
  const out = [
    set('SELECT item_id AS id FROM auto_label'),
    set(`SELECT DISTINCT q.item_id AS id FROM queue_item q JOIN queue ON queue.id = q.queue_id AND queue.removed = 0 WHERE NOT EXISTS (SELECT 1 FROM current_label l WHERE l.item_id = q.item_id AND l.seq > queue.since_seq)`),
    ...(['dev', 'test'] as const).filter((split) => !named.has(split)).map((split) => set(`SELECT item_id AS id FROM item_state WHERE split = '${split}'`)),
    ...(again ? [] : [set('SELECT item_id AS id FROM item_state WHERE decision IS NOT NULL')]),
    ...(again || labelSource === 'gold' ? [] : [set("SELECT DISTINCT item_id AS id FROM current_label WHERE kind <> 'skip'")]),
  ];
  return found.filter((id) => !out.some((ids) => ids.has(id)) && (again || !isLabelled(id)));
}
