import type { Database } from 'better-sqlite3';
import path from 'node:path';
import { toSearchText } from '../../../shared/domain/toSearchText';
import { describeFound } from '../../../shared/import/describeFound';
import { Refusal } from '../refusal';
import { followTags } from '../tagReview/followTags';
import type { ForeignFile } from './foreignFile';
import { nameOf } from './mergeAnnotators';

const ROWS_A_STEP = 2_000;

export interface MergeItemsOptions {
  /** The open project's file. */
  readonly project: string;
  /** Folder that all media of the file lie in now, relative to the project's; null: where the copy says. */
  readonly mediaRoot: string | null;
  /** Whether items that we do not have may come in. */
  readonly mayAdd: boolean;
  readonly now: number;
  readonly pause: () => Promise<void>;
}

/** Gives each of the file's items a row of ours (matched by external id), adding those we lack with content and tags. Returns how many were added. */
export async function mergeItems(db: Database, { name: file, path: from, table }: ForeignFile, options: MergeItemsOptions): Promise<number> {
  const items = table('item');
  const match = db.prepare(`UPDATE ${items} SET our_id = (SELECT id FROM item ours WHERE ours.external_id = ${nameOf(items)}.external_id)`);
  match.run();
  const count = db.prepare<[], number>(`SELECT count(*) FROM ${items} WHERE our_id IS NULL`).pluck().get()!;
  if (count === 0) return 0;
  if (!options.mayAdd) {
    const first = db.prepare<[], string>(`SELECT external_id FROM ${items} WHERE our_id IS NULL ORDER BY id LIMIT 1`).pluck().get()!;
    throw new Refusal('unknownItem', `${file} brings ${count} items that this project does not have, the first of them “${describeFound(first)}”. A package brings answers, no items. Nothing was changed.`);
  }
  const roots = addRoots(db, table('root'), from, options);
  const insert = db.prepare(
    `INSERT INTO item (id, external_id, content, media_root_id, media_sha256, media_bytes, metadata) SELECT @ours, external_id, content, @root, sha256, bytes, metadata FROM ${items} WHERE id = @theirs`,
  );
  const state = db.prepare(`INSERT INTO item_state (item_id, split) SELECT @ours, split FROM ${items} WHERE id = @theirs`);
  const search = db.prepare('INSERT INTO item_search (rowid, words) VALUES (?, ?)');
  const page = db.prepare<[number, number], { id: number; content: string; root: number | null }>(`SELECT id, content, root FROM ${items} WHERE our_id IS NULL AND id > ? ORDER BY id LIMIT ?`);
  const isTable = db.prepare("SELECT 1 FROM project WHERE key = 'modality' AND value = 'table'").get() !== undefined;
  let next = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM item').pluck().get()!;
  for (let rows = page.all(-1, ROWS_A_STEP); rows.length > 0; rows = page.all(rows.at(-1)!.id, ROWS_A_STEP)) {
    for (const { id, content, root } of rows) {
      next += 1;
      const row = { theirs: id, ours: next, root: root === null ? null : (roots.get(root) ?? null) };
      insert.run(row);
      state.run({ theirs: id, ours: next });
      search.run(next, toSearchText(isTable ? valuesOf(content) : content));
    }
    await options.pause();
  }
  const first = next - count;
  match.run();
  addTags(db, table, first);
  followTags(db, { now: options.now, annotatorId: null, lost: 'unseen' });
  return count;
}

/** Search text of a table item: its values. */
function valuesOf(content: string): string {
  try {
    return (JSON.parse(content) as [string, string][]).map(([, value]) => value).join('\n');
  } catch {
    return content;
  }
}

/** Rows in `media_root` for the file's: a relative path is relative to that file. Whether they may be read is asked as ever. */
function addRoots(db: Database, roots: string, from: string, { project, mediaRoot }: MergeItemsOptions): Map<number, number> {
  const insert = db.prepare('INSERT OR IGNORE INTO media_root (path) VALUES (?)');
  const find = db.prepare<[string], number>('SELECT id FROM media_root WHERE path = ?').pluck();
  return new Map(
    db.prepare<[], { id: number; path: string }>(`SELECT id, path FROM ${roots}`).all().map(({ id, path: root }) => {
      const ours = mediaRoot ?? (path.isAbsolute(root) ? root : path.relative(path.dirname(project), path.resolve(path.dirname(from), root)).split(path.sep).join('/') || '.');
      insert.run(ours);
      return [id, find.get(ours)!];
    }),
  );
}

function addTags(db: Database, table: ForeignFile['table'], after: number): void {
  const items = `SELECT id FROM ${table('item')} WHERE our_id > ${after}`;
  db.exec(`
INSERT OR IGNORE INTO tag (key, value) SELECT key, value FROM ${table('tag')} WHERE id IN (SELECT tag_id FROM ${table('item_tag')} WHERE item_id IN (${items})) ORDER BY id;
INSERT OR IGNORE INTO item_tag (item_id, tag_id)
  SELECT i.our_id, t.id FROM ${table('item_tag')} it JOIN ${table('item')} i ON i.id = it.item_id JOIN ${table('tag')} theirs ON theirs.id = it.tag_id JOIN tag t ON t.key = theirs.key AND t.value = theirs.value
  WHERE i.our_id > ${after};
`);
}
