import type { Database } from 'better-sqlite3';
import { Refusal } from '../refusal';
import type { ForeignFile } from './foreignFile';

/** Adds the decisions about gold labels that we do not have; the items are noted in `temp.merge_decided`. Returns how many there were. */
export function mergeDecisions(db: Database, { name: file, table }: ForeignFile): number {
  const gold = table('gold');
  const joined = `${gold} s JOIN ${table('item')} i ON i.id = s.item_id LEFT JOIN ${table('class')} c ON c.id = s.class_id LEFT JOIN ${table('annotator')} n ON n.id = s.annotator_id`;
  const changed = db
    .prepare<[], string>(
      `SELECT s.uid FROM ${joined} CROSS JOIN gold_event g ON g.uid = s.uid
       WHERE (g.item_id, g.decision, g.class_id, g.method, g.reason, g.refers_to) IS NOT (i.our_id, s.decision, c.our_id, s.method, s.reason, s.refers_to) LIMIT 1`,
    )
    .pluck()
    .get();
  if (changed !== undefined) throw new Refusal('changedEvent', `${file}: the decision ${changed.slice(0, 100)} about a gold label is in this project already, with other content. Nothing was changed here.`);
  db.exec(`INSERT OR IGNORE INTO temp.merge_decided (item_id) SELECT i.our_id FROM ${joined} WHERE NOT EXISTS (SELECT 1 FROM gold_event g WHERE g.uid = s.uid)`);
  return db
    .prepare(
      `INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, annotator_id, reason, refers_to, schema_version, created_at)
       SELECT s.uid, i.our_id, s.decision, c.our_id, s.method, s.by, n.our_id, s.reason, s.refers_to, s.schema_version, s.created_at FROM ${joined}
       WHERE NOT EXISTS (SELECT 1 FROM gold_event g WHERE g.uid = s.uid) ORDER BY s.seq`,
    )
    .run().changes;
}

/** Adds the notes of the discussion that we do not have. */
export function mergeNotes(db: Database, { table }: ForeignFile): number {
  return db
    .prepare(
      `INSERT INTO discussion_note (uid, item_id, annotator_id, text, created_at)
       SELECT s.uid, i.our_id, n.our_id, s.text, s.created_at FROM ${table('note')} s JOIN ${table('item')} i ON i.id = s.item_id JOIN ${table('annotator')} n ON n.id = s.annotator_id
       WHERE NOT EXISTS (SELECT 1 FROM discussion_note d WHERE d.uid = s.uid) ORDER BY s.seq`,
    )
    .run().changes;
}
