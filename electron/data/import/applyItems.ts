import type { Database } from 'better-sqlite3';
import { ulid } from 'ulid';
import { standingDecision } from '../gold/standingDecision';
import { effectiveClass } from '../labelSchema/effectiveClass';
import { followTags } from '../tagReview/followTags';

const ROWS_A_STEP = 5_000;
/** Each statement makes the index write out what it holds in memory: fewer, larger ones take half the time. */
const INDEXED_A_STEP = 4 * ROWS_A_STEP;
const INDEX_MEMORY = 16 * 1024 * 1024;
const DEFAULT_INDEX_MEMORY = 1024 * 1024;

/**
 * Moves staged items into the project. Runs inside the import's transaction with the staging database attached as `staging`;
 * `pause` lets reads through between steps and throws when the import was cancelled.
 */
export async function applyItems(db: Database, options: { readonly mediaRoots: ReadonlyMap<string, number>; readonly contentPrefixes: ReadonlyMap<number, string>; readonly by: string; readonly now: number; readonly pause: (done: number) => Promise<void> }): Promise<void> {
  applyTags(db);
  const { now, by } = options;
  const rootOf = toCase(new Map([...options.mediaRoots].map(([place, id]) => [`(${place})`, id])), '(source, root)', 'NULL');
  const prefixOf = toCase(new Map([...options.contentPrefixes].map(([source, prefix]) => [String(source), `'${prefix}'`])), 'source', "''");
  const steps = [
    `INSERT INTO item (id, external_id, content, media_root_id, media_sha256, media_bytes, metadata)
     SELECT id, external_id, ${prefixOf} || content, ${rootOf}, sha256, bytes, metadata FROM staging.s_item WHERE is_new AND id BETWEEN @from AND @to`,
    `INSERT INTO item_state (item_id, split, gold_class_id, decision)
     SELECT s.id, s.split, ${effectiveClass('c.class_id')}, iif(c.class_id IS NULL, s.gold_decision, 'label') FROM staging.s_item s LEFT JOIN staging.s_class c ON c.label = s.gold WHERE is_new AND id BETWEEN @from AND @to`,
    `INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, reason, refers_to, schema_version, created_at)
     SELECT '${ulid()}-' || s.external_id, s.id, iif(c.class_id IS NULL, s.gold_decision, 'label'), c.class_id, coalesce(s.gold_method, 'imported'), @by, s.gold_reason,
       ${standingDecision('s.id', 'stands.uid')}, (SELECT max(version) FROM label_schema_version), @now
     FROM staging.s_item s LEFT JOIN staging.s_class c ON c.label = s.gold WHERE (c.class_id IS NOT NULL OR s.gold_decision IS NOT NULL) AND s.id BETWEEN @from AND @to`,
  ].map((sql) => ({ statement: db.prepare(sql), usesMeaning: sql.includes('@now') }));
  const addTags = db.prepare(
    `INSERT INTO item_tag (item_id, tag_id) SELECT s.id, t.tag_id FROM staging.s_item s CROSS JOIN staging.s_set t ON t.set_id = s.tag_set WHERE s.id BETWEEN @from AND @to`,
  );
  const index = db.prepare('INSERT INTO item_search (rowid, words) SELECT id, coalesce(search, content) FROM staging.s_item WHERE is_new AND id BETWEEN @from AND @to');
  // Written out: a bound number would be a REAL, which this setting does not take.
  const setIndexMemory = (bytes: number) => db.exec(`INSERT INTO item_search (item_search, rank) VALUES ('hashsize', ${bytes})`);
  const replace = makeReplacer(db, rootOf, prefixOf);
  const first = db.prepare<[], number | null>('SELECT min(id) FROM staging.s_item').pluck().get() ?? 1;
  const last = db.prepare<[], number | null>('SELECT max(id) FROM staging.s_item').pluck().get() ?? 0;
  setIndexMemory(INDEX_MEMORY);
  for (let from = first; from <= last; from += ROWS_A_STEP) {
    const range = { from, to: from + ROWS_A_STEP - 1 };
    replace?.(range);
    for (const { statement, usesMeaning } of steps) statement.run(usesMeaning ? { ...range, now, by } : range);
    addTags.run(range);
    const indexed = Math.floor((from - first) / INDEXED_A_STEP) * INDEXED_A_STEP + first;
    if (range.to - indexed + 1 === INDEXED_A_STEP || range.to >= last) index.run({ from: indexed, to: range.to });
    await options.pause(Math.min(range.to, last) - first + 1);
  }
  setIndexMemory(DEFAULT_INDEX_MEMORY);
  followTags(db, { now, annotatorId: null, lost: 'unseen' });
}

/** Items that are there already get new content, tags, and the split and gold label where the file has one. Null: there are none. */
function makeReplacer(db: Database, rootOf: string, prefixOf: string): ((range: { from: number; to: number }) => void) | null {
  if (db.prepare<[], number>('SELECT NOT EXISTS (SELECT 1 FROM staging.s_item WHERE NOT is_new)').pluck().get() === 1) return null;
  const old = 'SELECT id FROM staging.s_item WHERE NOT is_new AND id BETWEEN @from AND @to';
  const statements = [
    `UPDATE item SET (content, media_root_id, media_sha256, media_bytes, metadata) =
       (SELECT ${prefixOf} || content, ${rootOf}, sha256, bytes, metadata FROM staging.s_item s WHERE s.id = item.id) WHERE id IN (${old})`,
    `UPDATE item_state SET split = (SELECT split FROM staging.s_item s WHERE s.id = item_id) WHERE item_id IN (${old} AND split IS NOT NULL)`,
    `UPDATE item_state SET decision = 'label', gold_class_id = (SELECT ${effectiveClass('c.class_id')} FROM staging.s_item s JOIN staging.s_class c ON c.label = s.gold WHERE s.id = item_id) WHERE item_id IN (${old} AND gold IS NOT NULL)`,
    `UPDATE item_state SET gold_class_id = NULL, decision = (SELECT gold_decision FROM staging.s_item s WHERE s.id = item_id) WHERE item_id IN (${old} AND gold IS NULL AND gold_decision IS NOT NULL)`,
    `DELETE FROM item_search WHERE rowid IN (${old})`,
    `INSERT INTO item_search (rowid, words) SELECT id, coalesce(search, content) FROM staging.s_item WHERE NOT is_new AND id BETWEEN @from AND @to`,
    `DELETE FROM item_tag WHERE item_id IN (${old})`,
  ].map((sql) => db.prepare(sql));
  return (range) => {
    for (const statement of statements) statement.run(range);
  };
}

/** Tag values of staged items get their rows in the project; sets then name those. */
function applyTags(db: Database): void {
  db.exec(`
INSERT OR IGNORE INTO tag (key, value) SELECT key, value FROM staging.s_tag
  WHERE id IN (SELECT tag_id FROM staging.s_set_tag WHERE set_id IN (SELECT DISTINCT tag_set FROM staging.s_item)) ORDER BY id;
UPDATE staging.s_tag SET tag_id = (SELECT id FROM tag t WHERE t.key = s_tag.key AND t.value = s_tag.value);
INSERT OR IGNORE INTO staging.s_set (set_id, tag_id) SELECT s.set_id, t.tag_id FROM staging.s_set_tag s JOIN staging.s_tag t ON t.id = s.tag_id WHERE t.tag_id IS NOT NULL;
`);
}

/** SQL that picks a value by the row's source. The values are ours: numbers, and quoted names made of letters and digits. */
function toCase(values: ReadonlyMap<string, number | string>, by: string, otherwise: string): string {
  if (values.size === 0) return otherwise;
  return `CASE ${[...values].map(([place, value]) => `WHEN ${by} = ${place} THEN ${value}`).join(' ')} ELSE ${otherwise} END`;
}
